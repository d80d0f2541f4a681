"""Every command. Importing one registers it."""

from tollbook.cli import (
    add,
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
