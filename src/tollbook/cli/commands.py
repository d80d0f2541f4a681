"""Every command. Importing one registers it."""

from tollbook.cli import (
    add,
    claims,
    demo,
    estimate,
    export,
    findings,
    imports,
    read,
    review,
    serve,
    users,
    verify,
)

__all__ = [
    "add",
    "claims",
    "demo",
    "estimate",
    "export",
    "findings",
    "imports",
    "read",
    "review",
    "serve",
    "users",
    "verify",
]
