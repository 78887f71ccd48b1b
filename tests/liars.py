"""Liars: values whose own methods say something else than they are, or nothing at all."""

import datetime
import enum

__all__ = ("Component", "LyingDate", "LyingText", "Moment", "Unprintable")


class Moment(datetime.datetime):
    """A datetime by another name."""


class LyingDate(datetime.date):
    """A date of 1066 that says it is of 2026."""

    @property
    def year(self) -> int:
        return 2026

    def toordinal(self) -> int:
        return datetime.date(2026, 1, 1).toordinal()

    def __ge__(self, other: object) -> bool:
        return True

    __le__ = __ge__


class LyingText(str):
    """A text that says it is another one."""

    __slots__ = ()

    def __str__(self) -> str:
        return "liar"

    def __len__(self) -> int:
        return 1

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


class Component(enum.IntEnum):
    """How a caller may name the components."""

    ONE = 1


class Unprintable:
    """An object that must not be asked for anything."""

    def __repr__(self) -> str:
        raise AssertionError

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        raise AssertionError

    def __hash__(self) -> int:
        raise AssertionError

    def __bool__(self) -> bool:
        raise AssertionError
