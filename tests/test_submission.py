"""Submission: vectors, and what has to be in a pack."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    InvalidFact,
    Subject,
    subjects,
    submission,
)
from btec_rules.model.subjects import ModerationMode
from btec_rules.submission import Item


@pytest.mark.parametrize("vector", about("submission.check_pack"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("SUB-1", "REC-1", "REC-2", "REC-3", "FB-2", "SAMP-4")
class TestSubmission:
    """Evidence, record sheet, both signatures."""

    @given(st.sets(st.sampled_from(Item)), st.sampled_from([subjects.ENTERPRISE, subjects.SPORT]))
    def test_only_a_complete_pack_goes_up(self, present: set[Item], subject: Subject) -> None:
        """In Sport the video is part of it (SAMP-4); elsewhere nobody asks for one, and it does no harm."""
        needed = [*submission.REQUIRED, *([Item.VIDEO] if subject is subjects.SPORT else [])]
        ruling = submission.check_pack(present, subject=subject)
        assert ruling.allowed is (present >= set(needed))
        missing = [finding.params["item"] for finding in ruling.failed]
        assert missing == [item.value for item in needed if item not in present]

    def test_for_a_visit_no_video_is_uploaded(self) -> None:
        filmed = Subject("Dance", video_required=True, moderated_by=ModerationMode.VISIT)
        ruling = submission.check_pack(submission.REQUIRED, subject=filmed)
        assert not ruling.failed
        assert "submission.video-missing" not in {finding.code for finding in ruling.findings}

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            submission.check_pack(["evidence"], subject="Sport", edition=None)  # type: ignore[list-item, arg-type]
        assert [fault.name for fault in caught.value.faults] == ["present", "subject", "edition"]
