"""Texts of `centre`: approval of a centre, the yearly confirmation, and its policies."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "centre.automatic-approval": on(
        "APPR-1",
        consequence="The centre offered Pearson GCSEs within the last {years} years, so it is approved for every Tech "
        "Award. You can register students at once.",
        unknown="Has the centre offered Pearson GCSEs within the last {years} years?",
    ),
    "centre.online-form": on(
        "APPR-2",
        consequence="Fill in the online approval form on Edexcel Online. Pearson usually needs about {days} working "
        "days.",
        unknown="Does the centre run BTEC Firsts?",
    ),
    "centre.full-application": on(
        "APPR-3",
        consequence="Send Pearson a full approval application.",
    ),
    "centre.jcq-application": on(
        "APPR-3",
        passed="The centre has been inspected, so it needs no JCQ application.",
        consequence="Send a JCQ centre approval application with it, as {by} has not inspected the centre yet.",
        unknown="Has {by} inspected the centre? If not, the centre sends a JCQ centre approval application too.",
    ),
    "centre.nation-not-known": on(
        "APPR-3",
        unknown="Where is the centre: in England, Northern Ireland, Scotland or Wales, or outside the UK?",
    ),
    "centre.outside-uk": on(
        "APPR-3",
        unknown="The guide speaks of centres in the UK only, and this one is outside it. Ask Pearson.",
    ),
    "centre.compliance-window": on(
        "COMP-1",
        passed="The day is in the yearly window.",
        failed="{on:day} is outside the yearly window, which is {opens:day} to {closes:day}.",
    ),
    "centre.wrong-role": on(
        "COMP-1",
        passed="That person may do this.",
        failed="A {role:word} can't do this. The head of centre, a deputy head of centre, a vice principal or the "
        "chief executive of the trust can.",
        unknown="What is that person's role at the centre?",
    ),
    "centre.terms-replace-declaration": on(
        "COMP-2",
        consequence="You need no annual quality declaration this year: accepting the terms and conditions replaces it.",
    ),
    "centre.current-staff-only": on(
        "COMP-3",
        consequence="Only people who work at the centre should have access to secure information on Edexcel Online. "
        "Keep the account's contact details up to date.",
    ),
    "centre.nominee-checks": on(
        "COMP-4",
        advice="It is a good idea for the quality nominee to check with the head of centre that both are done in time.",
    ),
    "centre.policy-point-missing": on(
        "POL-1",
        passed="The policies cover every point for Tech Awards.",
        failed="The policies leave out a point that Tech Awards need: {point:word}.",
        unknown="What do the policies say? You have to review them every year.",
    ),
    "centre.no-separate-policies": on(
        "POL-2",
        consequence="Put these points into your policies for other BTECs. You need no separate ones.",
        unknown="Which policies do you need? You have none for other BTECs, so these points are not enough. Look in "
        "Pearson's list of policies.",
    ),
    "centre.other-policies": on(
        "POL-2",
        advice="You need other policies too. Look in Pearson's list of policies.",
    ),
}
