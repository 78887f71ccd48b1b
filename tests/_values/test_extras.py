"""Extras: whoever lacks a library is told what to install, in one sentence."""

import importlib
import sys

import pytest

from btec_rules._values.extras import missing_extra


@pytest.mark.parametrize(
    ("module", "library", "extra"),
    [
        ("btec_rules.interop.frames", "narwhals", "frames"),
        ("btec_rules.interop.plots", "matplotlib", "plots"),
        ("btec_rules.strategies", "hypothesis", "testing"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    module: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(sys.modules):
        if name == module or name.startswith((f"{module}.", f"{library}.")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)  # as if it were not installed
    with pytest.raises(ModuleNotFoundError) as caught:
        importlib.import_module(module)
    assert str(caught.value) == f'No module named {library}: install it with pip install "btec-rules[{extra}]".'
    assert caught.value.name == library


def test_another_missing_module_is_not_covered_up() -> None:
    other = ModuleNotFoundError("No module named 'numpy'", name="numpy")
    assert missing_extra(other, "narwhals", extra="frames") is other
