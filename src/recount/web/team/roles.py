"""The four roles, each of which may do all that the ones before it may."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody may do, from the least to the most."""

    READER = "reader"
    CODER = "coder"
    EDITOR = "editor"
    ADMIN = "admin"

    def covers(self, needed: "Role") -> bool:
        """Whether who has this role may do what asks for `needed`."""
        order = list(Role)
        return order.index(self) >= order.index(needed)

    def lesser(self, other: "Role") -> "Role":
        """The one of the two that may do less."""
        return other if self.covers(other) else self
