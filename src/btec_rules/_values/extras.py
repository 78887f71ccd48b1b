"""Extras: what must be installed for the parts of the library that need more?

>>> str(missing_extra(ModuleNotFoundError("No module named 'narwhals'", name="narwhals"), "narwhals", extra="frames"))
'No module named narwhals: install it with pip install "btec-rules[frames]".'
"""

from __future__ import annotations

__all__ = ("missing_extra",)


def missing_extra(error: ModuleNotFoundError, library: str, *, extra: str) -> ModuleNotFoundError:
    """Give the error to raise: one that says what to install where *library* is missing, else the error itself."""
    if error.name is None or error.name.partition(".")[0] != library:
        return error
    said = f'No module named {library}: install it with pip install "btec-rules[{extra}]".'
    return ModuleNotFoundError(said, name=library)
