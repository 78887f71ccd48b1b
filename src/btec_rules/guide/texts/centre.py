"""Texts of `centre`: approval of a centre, the yearly confirmation, and its policies."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "centre.automatic-approval": on(
        "APPR-1",
        consequence="Pearson GCSEs within the last {years} years: the centre is approved for every Tech Award and may "
        "register students at once.",
        unknown="Whether the centre offered Pearson GCSEs within the last {years} years is not known.",
    ),
    "centre.online-form": on(
        "APPR-2",
        consequence="The centre fills in the online approval form on Edexcel Online; that usually takes about {days} "
        "working days.",
        unknown="Whether the centre runs BTEC Firsts is not known.",
    ),
    "centre.full-application": on(
        "APPR-3",
        consequence="The centre sends a full approval application.",
    ),
    "centre.jcq-application": on(
        "APPR-3",
        passed="The centre has been inspected, so no JCQ application is needed.",
        consequence="A JCQ centre approval application goes with it, as the centre was not inspected by {by} yet.",
        unknown="Whether the centre was inspected by {by} is not known; if it was not, a JCQ centre approval "
        "application goes with it.",
    ),
    "centre.nation-not-known": on(
        "APPR-3",
        unknown="Whether the centre is in the UK, and where, is not known.",
    ),
    "centre.outside-uk": on(
        "APPR-3",
        unknown="The guide speaks of providers in the UK, and this one is outside it. Ask Pearson.",
    ),
    "centre.compliance-window": on(
        "COMP-1",
        passed="The day lies in the yearly window.",
        failed="{on} does not lie in the yearly window, {opens} to {closes}.",
    ),
    "centre.wrong-role": on(
        "COMP-1",
        passed="The person's role allows it.",
        failed="A {role:word} can't do this; the head of centre, a deputy, a vice principal or the chief executive of "
        "the trust can.",
        unknown="The person's role at the centre is not known.",
    ),
    "centre.terms-replace-declaration": on(
        "COMP-2",
        consequence="Accepting the terms and conditions replaces the annual quality declaration this year.",
    ),
    "centre.current-staff-only": on(
        "COMP-3",
        consequence="Only people who work at the centre now should have access to secure information on Edexcel Online.",  # noqa: E501 - the formatter joins it
    ),
    "centre.nominee-checks": on(
        "COMP-4",
        advice="The quality nominee does well to see that both are done in time.",
    ),
    "centre.policy-point-missing": on(
        "POL-1",
        passed="The policies make every point that Tech Awards need.",
        failed="The policies lack a point: {point:word}.",
        unknown="What the policies say is not known; they are reviewed every year.",
    ),
    "centre.no-separate-policies": on(
        "POL-2",
        consequence="The points go into the policies for other BTECs; separate ones are not needed.",
        unknown="Without policies for other BTECs, these points are not all: Pearson lists the policies that are "
        "needed.",
    ),
    "centre.other-policies": on(
        "POL-2",
        advice="Other policies are required too; Pearson lists them elsewhere.",
    ),
}
