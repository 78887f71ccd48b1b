"""What takes longer: every pinned answer in the browser, and cohorts of 500."""

import json
import time
from typing import Any

from golden_reader import _dates_read, load_golden
from invented import cohort
from test_cohort import paste, report_on
from vectors_reader import arguments

from btec_rules import questions
from btec_rules.questions.asking import to_plain

SECONDS = 10


def test_answers_equal_those_of_this_python(opened: Any) -> None:
    asked = []
    for pinned in load_golden():
        given = arguments(pinned["call"], _dates_read(pinned["facts"]))
        asked.append({"ask": pinned["call"], "facts": {name: to_plain(one) for name, one in given.items()}})
    for start in range(0, len(asked), 100):
        some = asked[start : start + 100]
        told = opened.page.evaluate("(some) => askWorker('ask', some)", json.dumps(some))["answer"]
        for question, answer in zip(some, told, strict=True):
            answer.pop("missing")
            assert answer == questions.ask({**question, "html": True}), question


def test_five_hundred_learners(opened: Any) -> None:
    text = cohort(500)
    paste(opened, text)
    began = time.perf_counter()
    area = opened.answer("cohort")
    took = time.perf_counter() - began
    assert area.locator(".learner").count() == len(report_on(text).exceptions)
    print(
        f"{took:.1f} s, {int(opened.page.evaluate('document.body.dataset.took')) / 1000:.1f} s of them in the library"
    )
    assert took < SECONDS
    opened.is_sound()
