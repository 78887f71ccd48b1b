"""Without narwhals the module says what to install."""

import importlib
import sys

import pytest


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(sys.modules):
        if name.startswith(("btec_rules.interop.frames", "narwhals")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "narwhals", None)  # as if it were not installed
    with pytest.raises(ModuleNotFoundError, match=r'pip install "btec-rules\[frames\]"'):
        importlib.import_module("btec_rules.interop.frames")
