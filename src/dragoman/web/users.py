"""Who asks, and what they may do."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.web.settings import Settings

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class User:
    """A person at the workbench. `name` signs judgements; each role may do what the ones before it may."""

    name: str
    role: Role

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
