"""Certification: what can be claimed, in which series, and which results count.

A certificate is claimed in the series of the external component that ends the programme. What was not claimed before a
resit is sat is lost (CERT-4, OPEN-25); what was claimed stands, and the first certificate is the one that performance
tables count. The days of the claim windows are the caller's `KeyDates`.

After a January sitting there are three ways: claim it, resit and claim only then (January is lost), or claim it and
recertificate with the resit. The better attempt counts for an internal component, but for the external one it is
the sitting of the series that is claimed, even where an earlier one was better (CERT-4).

The guide has no thresholds: `grade` takes the caller's own. Whether the terminal rule is met is decided by
`btec_rules.terminal_rule`, whether a resit may be entered by `btec_rules.external`.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> january = Series.january(2026)
>>> record = LearnerRecord(subjects.SPORT, [Sitting(component, january, 40) for component in (1, 2, 3)])
>>> [option.code for option in options(record)]
['claim', 'resit-and-claim', 'claim-resit-recertify']
"""

from btec_rules.certification.claims import check_claim
from btec_rules.certification.options import CertificationOption, options
from btec_rules.certification.results import (
    Certificate,
    QualificationResult,
    certificates,
    grade,
    performance_tables_certificate,
    result,
)

__all__ = (
    "Certificate",
    "CertificationOption",
    "QualificationResult",
    "certificates",
    "check_claim",
    "grade",
    "options",
    "performance_tables_certificate",
    "result",
)
