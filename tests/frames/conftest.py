"""How many engines a short run takes, as calls take long on some: all of them with ``all`` of the spaces.

A short run leaves out Spark, but for tests that are marked, and takes one of the variants of polars and pandas a test.
With ``--dist loadgroup`` one worker has all of Spark, which is slow to start.
"""

import pytest
from spaces import SHARE, leave_out

VARIANTS = ("polars", "pandas nullable", "pandas pyarrow")
"""Engines that are tested in another form as well: lazy polars, and pandas with its plain types."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what a short run has no time for, and keep what is on Spark together."""
    if SHARE != "all":
        leave_out(config, items, _takes_too_long)
    for item in items:
        if "spark" in item.name:
            item.add_marker(pytest.mark.xdist_group("spark"))


def _takes_too_long(item: pytest.Item) -> bool:
    test, _, parameters = item.name.partition("[")
    if "spark" in item.name:
        return item.get_closest_marker("always_on_spark") is None
    of_the_test = VARIANTS[len(test) % len(VARIANTS)]
    return any(one in VARIANTS and one != of_the_test for one in parameters.rstrip("]").split("-"))
