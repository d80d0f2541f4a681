"""Every command. Importing one registers it."""

from tollbook.cli import (
    add,
    bulk,
    claims,
    demo,
    erase,
    estimate,
    export,
    findings,
    imports,
    link,
    merge,
    read,
    review,
    serve,
    users,
    verify,
)

__all__ = [
    "add",
    "bulk",
    "claims",
    "demo",
    "erase",
    "estimate",
    "export",
    "findings",
    "imports",
    "link",
    "merge",
    "read",
    "review",
    "serve",
    "users",
    "verify",
]
