"""Rulebook: the rules that are cited, and the open points."""

import re

import pytest

from btec_rules import (
    OPEN_POINTS,
    RULES,
    RuleKind,
)


class TestRulebook:
    """The 106 rules of the guide, pages 5 to 23, and the 55 points that it leaves open."""

    def test_ids(self) -> None:
        assert len(RULES) == 106
        assert all(re.fullmatch(r"[A-Z]+-[1-9][0-9]*", rule) for rule in RULES)
        assert [rule.id for rule in RULES.values()] == list(RULES)

    def test_the_rules_of_a_topic_are_numbered_without_a_gap(self) -> None:
        topics: dict[str, set[int]] = {}
        for rule in RULES:
            topic, _, number = rule.partition("-")
            topics.setdefault(topic, set()).add(int(number))
        assert all(numbers == set(range(1, len(numbers) + 1)) for numbers in topics.values())

    def test_pages(self) -> None:
        pages = {rule.page for rule in RULES.values()}
        assert (min(pages), max(pages)) == (5, 23)

    @pytest.mark.parametrize(
        ("rule", "page"),
        [
            *(("COMP-1", 6), ("REG-1", 8), ("PSA-1", 10), ("RET-1", 12), ("MARK-1", 14), ("MOD-4", 14), ("SAMP-3", 15)),
            *(("MOD-7", 16), ("APL-1", 19), ("KEEP-1", 19), ("KEEP-3", 20), ("EXT-1", 20), ("CERT-1", 20)),
        ],
    )
    def test_page_of(self, rule: str, page: int) -> None:
        assert RULES[rule].page == page

    def test_parts(self) -> None:
        for rule in RULES.values():
            assert type(rule.page) is int
            assert isinstance(rule.kind, RuleKind)
            assert re.fullmatch(r"(model\.)?[a-z_]+", rule.module)
            assert re.search(r"[.)]$", rule.says)
            assert rule.says == rule.says.strip()
            assert "  " not in rule.says

    def test_open_points(self) -> None:
        assert list(OPEN_POINTS) == [f"OPEN-{number}" for number in range(1, 56)]
        for number, point in OPEN_POINTS.items():
            assert point.id == number
            assert point.question
            assert point.reading
            assert re.search(r"\b(literal|confirmed|reading|open)\b", point.standing)
