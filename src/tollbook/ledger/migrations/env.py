"""Alembic's entry point: runs within the transaction of the program that opens the ledger."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
