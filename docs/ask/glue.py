"""What the page asks, as texts of JSON. Every answer is the library's, and comes through `questions.ask`."""

import csv
import io
import json
from itertools import islice

from btec_rules import EDITION_2025_26, RULES, BtecRulesError, Finding, KeyDates, questions, subjects
from btec_rules.audit import Action, AuditReport, CohortReport, Standing, Task
from btec_rules.guide.render import render
from btec_rules.guide.texts import ENGLISH
from btec_rules.planning.actions import CHANGES
from btec_rules.questions.asking import read_question

YEARS = 8
"""Academic years that the lists of series offer, from the beginning of the suite."""


def lists() -> str:
    """Give what the lists of the page offer: subjects, series and the days of a series, in the library's words."""
    series = [EDITION_2025_26.suite_began]
    while len(series) < 2 * YEARS:
        series.append(series[-1].next)
    days = [name for name in KeyDates.__annotations__ if name not in {"series", "source"}]
    return json.dumps(
        {
            "subjects": [one.to_dict() for one in subjects.ALL],
            "series": [{"code": one.code, "label": one.label} for one in series],
            "days": days,
            "pages": {rule: one.page for rule, one in RULES.items()},
            "version": questions.ask({"ask": "sampling.sample_size", "facts": {"cohort_size": 1}})["version"],
        }
    )


def ask(asked: str) -> str:
    """Answer several questions, each with its sentences, and say which facts were missing."""
    told = [questions.ask(one | {"html": True}) for one in json.loads(asked)]
    return json.dumps([one | {"missing": missing_in(one.get("answer"))} for one in told])


def cohort(asked: str) -> str:
    """Answer a question about many learners: only what the page shows of it, as the whole is long."""
    try:
        question = read_question(json.loads(asked))
        report = question.function(**question.arguments)
    except BtecRulesError as error:
        return json.dumps({"faults": [fault.to_dict() for fault in error.faults]})
    reports = report.reports
    findings = [action.finding for one in reports for action in one.actions]
    findings += [finding for one in reports for plan in one.plans[:1] for finding in plan.ruling.unknown]
    stand = {one.learner: standing_in_words(one) for one in reversed(report.exceptions)}  # of several, the worst
    tasks = sorted((one for one in report.actions if one.task is not None), key=lambda one: one.task is Task.SIT)
    return json.dumps(
        {
            "html": report.as_html(exceptions_only=True),
            "without": without_certificate(report),
            "tasks": [task_of(one) | {"standing": stand.get(one.learner)} for one in tasks],
            "rowFaults": [one.to_dict() for one in report.faults],
            "missing": missing_in([one.to_dict() for one in dict.fromkeys(findings)]),
        }
    )


def without_certificate(report: CohortReport) -> list[dict[str, object]]:
    """Group the learners who get no certificate as things stand, by why; the worst first.

    The reasons of those who are under way are what is still to be entered or claimed.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[str | None]] = {}
    for one in report.exceptions:
        reasons = [f"{reason.message} ({source_of(reason)})" for reason in one.reasons]
        if one.at_risk:
            how = "perhaps" if one.standing is Standing.UNCLEAR else "none"
        elif one.standing is Standing.UNDER_WAY:
            how, reasons = "unless", [action.to_do for action in one.actions if action.task in CHANGES]
        else:
            continue
        groups.setdefault((how, tuple(reasons)), []).append(one.learner)
    return [{"how": how, "learners": found, "reasons": reasons} for (how, reasons), found in groups.items()]


def standing_in_words(report: AuditReport) -> str:
    """Give where a learner stands, as the report says it."""
    return render(ENGLISH, f"standing:{report.standing.value}")


def task_of(action: Action) -> dict[str, str | None]:
    """Give what a to-do list says of an action."""
    finding, due = action.finding, action.due
    return {
        "learner": action.learner,
        "task": action.to_do,
        "due": None if due is None else due.isoformat(),
        "why": finding.message,
        "rule": source_of(finding),
    }


def source_of(finding: Finding) -> str:
    """Give the rule of a finding with its page; an open point has none."""
    return f"{finding.rule}, p. {finding.page}" if finding.rule in RULES else str(finding.rule)


def missing_in(answer: object) -> list[object]:
    """Find the facts that were missing: the parameters of unknown findings, each once; of several plans, the best."""
    found: dict[str, object] = {}
    left = [answer]
    while left:
        one = left.pop()
        if isinstance(one, dict) and one.get("outcome") == "unknown":
            found[json.dumps(one["params"], sort_keys=True)] = one["params"]
        elif isinstance(one, dict | list):
            left += one if isinstance(one, list) else (one | {"plans": one.get("plans", [])[:1]}).values()
    return [found[key] for key in sorted(found)]


def table(text: str) -> str:
    """Read a table of a file or of the clipboard: its headings and rows, or the lines with too many cells."""
    first = text.partition("\n")[0]
    lines = list(csv.reader(io.StringIO(text), delimiter=max("\t;,", key=first.count)))
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    headings = [cell.strip() or f"Column {place}" for place, cell in enumerate(lines[0], 1)] if lines else []
    torn = [number for number, line in enumerate(islice(lines, 1, None), 1) if len(line) > len(headings)]
    twice = sorted({one for one in headings if headings.count(one) > 1})
    rows = [dict(zip(headings, [*line, *[""] * len(headings)], strict=False)) for line in lines[1:]]
    return json.dumps({"headings": headings, "rows": rows, "torn": torn, "twice": twice})
