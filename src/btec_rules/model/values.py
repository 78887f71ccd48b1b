"""Values: what the value classes share."""

from __future__ import annotations

import attrs

__all__ = ("Value",)


class Value:
    """The base of the value classes: a repr that is put together when it is asked for.

    attrs would compile one for each class, which is a tenth of what importing the library costs.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        fields = attrs.fields(type(self))  # type: ignore[arg-type]  # every subclass is an attrs class
        parts = (f"{field.name}={getattr(self, field.name)!r}" for field in fields if field.repr)
        return f"{type(self).__name__}({', '.join(parts)})"
