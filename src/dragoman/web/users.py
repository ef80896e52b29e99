"""Who asks, and what they may do."""

from __future__ import annotations

import getpass
from dataclasses import dataclass

from dragoman.record.accounts import ROLES, Role
from dragoman.web.settings import Settings

__all__ = ["ROLES", "Role", "User", "local_user"]


@dataclass(frozen=True, slots=True)
class User:
    """A person at the workbench. `name` signs judgements; each role may do what the ones before it may.

    `must_change`: the password is one that an admin gave, and another one has to be chosen first.
    """

    name: str
    role: Role
    must_change: bool = False

    def may(self, role: Role) -> bool:
        """Whether this person has the rights of a role."""
        return ROLES.index(self.role) >= ROLES.index(role)


def local_user(settings: Settings) -> User:
    """Who sits at this machine, where there are no accounts: may do everything."""
    if settings.author:
        return User(settings.author, "admin")
    try:
        return User(getpass.getuser(), "admin")
    except (OSError, KeyError, ImportError):
        return User("local", "admin")
