"""Settings that every test shares."""

from hypothesis import HealthCheck, settings

settings.register_profile("quick", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quick")

collect_ignore = ["frames", "fuzz"]  # run by hand: frames/engines.py and fuzz/fuzz.py say how
