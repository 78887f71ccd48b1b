"""Settings that every test shares."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from spaces import SHARE, leave_out

settings.register_profile("quick", max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("plain", settings.get_profile("quick"), max_examples=5)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=100)
settings.register_profile("long", max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "mutation",  # few examples, and the same ones every time: asked for with --hypothesis-profile
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
settings.register_profile(
    "seeded",  # that a test fails is enough: nobody looks for the smallest example
    settings.get_profile("quick"),
    max_examples=40,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile("quick")

collect_ignore = [
    *("ask", "benchmarks", "conformance", "docs", "floors", "frames", "fuzz", "machine", "plots", "proof"),
    *("pyodide", "schemas", "stability", "typing", "wheel"),
]
"""Folders that need more than the extra ``test``, or a calm machine: each says at its top how it is run."""


def pytest_configure(config: pytest.Config) -> None:
    """Take few examples in a plain run, unless a profile is asked for."""
    if _is_plain(config) and not config.getoption("--hypothesis-profile"):
        settings.load_profile("plain")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests out of a plain run."""
    if _is_plain(config):
        leave_out(config, items, lambda item: item.get_closest_marker("slow") is not None)


def _is_plain(config: pytest.Config) -> bool:
    """Whether a run is of everything, with the thin slice of the spaces."""
    return SHARE == "slice" and {Path(one).name for one in config.args} == {"tests", "src"}
