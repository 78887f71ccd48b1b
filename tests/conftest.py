"""Settings that every test shares."""

from hypothesis import HealthCheck, settings

settings.register_profile("quick", max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=100)
settings.register_profile("long", max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "mutation",  # few examples, and the same ones every time: asked for with --hypothesis-profile
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("seeded", settings.get_profile("quick"), max_examples=40, derandomize=True, database=None)
settings.load_profile("quick")

BY_HAND = (
    *(
        "benchmarks",
        "docs",
        "floors",
        "frames",
        "fuzz",
        "machine",
        "notebooks",
        "plots",
        "pyodide",
        "schemas",
        "seeded",
    ),
    *("stability", "typing", "wheel"),
)
collect_ignore = list(BY_HAND)  # each says at its top how it is run, and .ci/run or .ci/deep runs it
