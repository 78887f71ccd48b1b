"""Sampling: which students' work goes to the moderator?

Pearson's system picks the sample at random in every subject but Sport, where the centre may pick. Either way the centre
checks two things: the students with the highest and with the lowest non-zero mark are in it, and nobody in it was
absent.

Give the marks of the whole cohort: everyone entered for one component in one series, with retakes, pathways and
assessors together (OPEN-29). `btec_rules.moderation` says by when the sample is due.

>>> sample_size(15), sample_size(16), sample_size(200), sample_size(201)
(15, 15, 20, 25)
"""

from btec_rules.sampling.draws import Sample, draw
from btec_rules.sampling.reviews import Addition, Replacement, SampleReview, review
from btec_rules.sampling.sizes import recordings_required, sample_size

__all__ = ("Addition", "Replacement", "Sample", "SampleReview", "draw", "recordings_required", "review", "sample_size")
