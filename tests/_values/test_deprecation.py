"""What is deprecated says so, where it is used, and works on."""

import warnings
from pathlib import Path

import pytest

from btec_rules import BtecRulesDeprecationWarning
from btec_rules._values.deprecation import warn_of

STABILITY = Path(__file__).parents[2] / "docs" / "reference" / "stability.md"


def old_name(number: int) -> int:
    """A public function under its old name."""
    warn_of("sampling.size", since="1.2", instead="sampling.sample_size")
    return number


def test_it_works_on_and_says_what_to_use() -> None:
    with pytest.warns(BtecRulesDeprecationWarning) as told:
        assert old_name(3) == 3
    (warning,) = told
    assert str(warning.message) == (
        "sampling.size is deprecated since version 1.2 and goes with the next major version: use sampling.sample_size."
    )
    assert warning.filename == __file__  # of the code that has to change


def test_it_can_be_made_an_error_and_is_one_of_pythons_own() -> None:
    assert issubclass(BtecRulesDeprecationWarning, DeprecationWarning)
    with warnings.catch_warnings():
        warnings.simplefilter("error", BtecRulesDeprecationWarning)
        with pytest.raises(BtecRulesDeprecationWarning):
            old_name(3)


def test_the_policy_names_the_class_and_the_time() -> None:
    policy = STABILITY.read_text("utf-8").partition("## How something goes")[2].partition("\n## ")[0]
    assert "`BtecRulesDeprecationWarning`" in policy
    assert "twelve months" in policy
    assert "twelve months" in (BtecRulesDeprecationWarning.__doc__ or "")
