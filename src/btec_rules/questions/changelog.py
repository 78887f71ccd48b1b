"""Changelog: the Rules entries of ``CHANGELOG.md``. Generated; do not edit.

Each has the version, ``None`` where it is not released yet, the heading that it stands under, and its words.
"""
# ruff: noqa: E501

from __future__ import annotations

__all__ = ("RULES_ENTRIES",)

RULES_ENTRIES: tuple[tuple[str | None, str, str], ...] = (
    (
        "1.0.0",
        "Advice that can be followed",
        """The audit gives the changes of the best plan (`planning.plans`), and nothing that can't be done on the day: no task is due in the past, nothing that it advises is refused by `entries.check_entry` or `certification.check_claim`, and no two of its tasks undo each other.
Affects: every series.
Answers that change: the tasks and findings of most learners who lack something.
Source: following the audit to the letter could lose a certificate (issue "Advice that can be followed").""",
    ),
    (
        "1.0.0",
        "Advice that can be followed",
        """Standings: `AWAITING_RESULTS` (nothing is called held before results day), `UNCLEAR` (a record in doubt), `NO_WAY_LEFT` in place of `HOPELESS`; a learner absent from the last external component is at risk; after the course has ended no way is left; a record that says something impossible is unclear, and never without a way because of it.
Affects: every series.
Answers that change: certificate held -> results awaited; at risk -> unclear, under way or no way left; hopeless -> unclear.
Source: OPEN-16, OPEN-26, OPEN-28, OPEN-47, OPEN-49 to OPEN-53.""",
    ),
    (
        "1.0.0",
        "Advice that can be followed",
        """`planning.best_next` and `planning.routes` no longer say that a claim stands that is still to be made: it is named as a step.
Affects: every series.
Answers that change: no verdict; `external.second-certificate` -> `planning.claim-to-make` where the route itself claims.""",
    ),
    (
        "1.0.0",
        "Advice that can be followed",
        """`planning.best_next` gives the first route of each kind before those that differ from it in the series alone.
Affects: every series.
Answers that change: the order of routes, but for the first.""",
    ),
    (
        "1.0.0",
        "Advice that can be followed",
        """`LearnerRecord(claimed=None)`: nobody has said what was claimed; the audit asks, and judges it both ways.
Affects: every series.
Answers that change: none for records that say what was claimed.""",
    ),
    (
        "1.0.0",
        "Plain data, speed, and mutants",
        """`planning.routes`: a result that a route itself makes claimable, by sitting what was missing in the series of an external sitting that is on the record, is among what the route gives up where it is never claimed.
Affects: routes whose `first` is no later than an external sitting on the record.
Answers that change: `gives_up` and `planning.earlier-result-lost`, and with them the order in `best_next`; no verdict.
Source: a mutant that no test noticed.""",
    ),
    (
        "1.0.0",
        "Plain data, speed, and mutants",
        """`planning.routes`: where something later is on the record already, a result on the way is given up only if the claim would have been lawful as a step of the same route.
Affects: routes whose `first` lies before the last sitting on the record.
Answers that change: fewer series in `gives_up`, no `planning.earlier-result-lost` where none is left, and with them the order in `best_next`; no verdict.
Source: two ways of judging one thing, seen through a mutant that no test noticed.""",
    ),
    (
        "1.0.0",
        "Plain data, speed, and mutants",
        """Whole tables: in a column of texts, a number with a line break after it is a bad row on every engine; pandas and Spark took it.
Affects: every series.
Answers that change: `INVALID` in place of another verdict, and the row is among the `problems`.
Source: reading a mutant that no test had noticed yet.""",
    ),
    (
        "1.0.0",
        "Plain data, speed, and mutants",
        """A list of more than a million findings or assumptions, and a dict of more than a million keys, are refused, as every other collection of that length was.
Affects: no series.
Answers that change: `InvalidFact` in place of a value.
Source: a mutant that no test noticed.""",
    ),
    (
        "1.0.0",
        "The house",
        """OPEN-8: a ruling under an edition with ``absence_uses_attempt=True`` no longer says "No: an absence is not an attempt".
Affects: every series, only such editions.
Answers that change: no verdict and no finding; OPEN-8 is gone from `assumptions` in `terminal_rule.check`, `external.check`, `entries.check_entry`, `certification.check_claim`, `certification.options`, planning and audit.
Source: a reading is listed only where it was applied, and never against the edition's switch.""",
    ),
    (
        "1.0.0",
        "The house",
        """OPEN-48: `sampling.draw` and `sampling.review` no longer list it where it is not known who was recorded.
Affects: Sport, every series.
Answers that change: no verdict and no finding; OPEN-48 is gone from `assumptions`.
Source: without `recorded` nobody counts the videos, so the reading is not applied.""",
    ),
    (
        "1.0.0",
        "The house",
        """OPEN-13: `moderation.check_submission` no longer lists it where moderation is a visit and only the day of the sample is the deadline.
Affects: Art and Design Practice, every series.
Answers that change: no verdict and no finding; OPEN-13 is gone from `assumptions`.
Source: no sample goes up there, so its day is not judged.""",
    ),
    (
        "1.0.0",
        "The house",
        """OPEN-32: `resubmission.check` no longer lists it where moderation is a visit.
Affects: Art and Design Practice, every series.
Answers that change: no verdict and no finding; OPEN-32 is gone from `assumptions`.
Source: no sample goes up there, so there is nothing between the marks and the sample.""",
    ),
    (
        "1.0.0",
        "Key dates",
        """ENT-1, MOD-4: key dates that can't belong to their series are refused, such as another year's, pasted in; so is a day that can't come before another one of theirs, such as a late claim before results day. `KeyDates` says which days can be.
Affects: every series.
Answers that change: a value -> `ImpossibleFacts` for such days; no ruling on days that can be.
Source: `KeyDates(series=Series.june(2026), results_day=datetime.date(2025, 8, 20))` was taken, and answered by.""",
    ),
    (
        "1.0.0",
        "One way to say when: moderation, results and keeping work",
        """MOD-4, OPEN-30: in Art and Design `moderation.check_submission` is undecided until the calendar has `marks_due`, the day before the visit; it names the guide's own day. Elsewhere `marks_due` is an extension that Pearson granted.
Affects: every series.
Answers that change: allowed or refused -> undecided for Art and Design without `marks_due`.
Source: another page of Pearson's wants the marks before the visit; the guide has one day for all subjects.""",
    ),
    (
        "1.0.0",
        "One way to say when: moderation, results and keeping work",
        """OUT-4, ROMM-1, KEEP-1: a day that is not known leaves `moderation.check_amendment`, `post_results.check_review` and `retention.check_disposal` undecided, and every missing day is named.
Affects: every series.
Answers that change: none for a question that could be asked before; the unknown finding `moderation.amendments-closed` no longer has the parameter `on`.""",
    ),
    (
        "1.0.0",
        "One way to say when: moderation, results and keeping work",
        """MOD-5, OPEN-32: `resubmission.check` says what being late costs, where the day is past the deadline of *series*.
Affects: every series.
Answers that change: no verdict; a consequence more, `resubmission.deadline-past`.
Source: marks and work go to moderation by that day (p. 14).""",
    ),
    (
        "1.0.0",
        "One way to say when: entries, claims and options",
        """ENT-1, MOD-4, RES-1, OPEN-50: `entries.check_entry` refuses what can't be sat any more, with and without a day: an internal component after its marks were due, an external one from 1 February or 1 July, either from results day, once a UMS of the series is known, and without a day once a later series is shown to be over. An internal component can't be entered any more for a series whose external one was sat or missed; an entry that is there already stays.
Affects: every series.
Answers that change: allowed or undecided -> refused for such entries.
Source: `entries.check_entry` allowed an entry for May/June 2026 on 1 September 2026.""",
    ),
    (
        "1.0.0",
        "One way to say when: entries, claims and options",
        """ENT-1, OPEN-55: a component that was sat in January can be entered again until `resit_entries_close` without a late fee; `entries.high-late-fee` and `entries.late-fee-unknown` say more about the fee. Past `entries_close` without `late_entries_close` the entry is undecided.
Affects: every series.
Answers that change: allowed with a late fee -> allowed without one, or undecided where the last day for late entries is missing; `entries.deadline` names each missing day where it named `key_dates` or `entries_close`.""",
    ),
    (
        "1.0.0",
        "One way to say when: entries, claims and options",
        """ENT-4, OPEN-24: a first internal sitting is no longer refused because the external component is *entered* for an earlier series and no resit is left: that entry can be moved, which `entries.external-to-move` says.
Affects: every series.
Answers that change: refused -> allowed for such entries.
Source: comparison with `tests/oracle/advice`; the refusal barred the way to a certificate.""",
    ),
    (
        "1.0.0",
        "One way to say when: entries, claims and options",
        """CERT-2, CERT-3, OPEN-51: a claim goes in on every day on which the external component can be entered, late days and the day for resits included. Every missing day is named.
Affects: every series.
Answers that change: undecided or refused -> allowed on such days; undecided -> other unknown facts.""",
    ),
    (
        "1.0.0",
        "One way to say when: entries, claims and options",
        """CERT-7, OPEN-16: for December/January a claim is refused before the results are out (`certification.results-not-out`, `certification.late-window-not-open`) whenever entries closed.
Affects: December/January.
Answers that change: undecided -> refused, such as on 25 February with a results day of 19 March.""",
    ),
    (
        "1.0.0",
        "One way to say when: entries, claims and options",
        """CERT-2, OPEN-28: May/June is undecided once the record shows that it is over, also without a day; it is allowed on days for late claims that the key dates give, which names OPEN-28.
Affects: May/June.
Answers that change: allowed -> undecided for an unclaimed May/June whose UMS are known; undecided -> allowed on such days. `certification.late-summer-claim` names the series and no longer the day.""",
    ),
    (
        "1.0.0",
        "One way to say when: entries, claims and options",
        """RET-7, OPEN-25: an internal component that was sat later closes an unclaimed December/January and no May/June; what `external.check` says about the sitting before follows.
Affects: May/June.
Answers that change: refused -> allowed or undecided (OPEN-28) for an unclaimed May/June with an internal retake since.""",
    ),
    (
        "1.0.0",
        "One way to say when: entries, claims and options",
        """OPEN-26: the day of a claim in a series whose external component was missed is judged too.
Affects: every series.
Answers that change: undecided -> refused where December/January can't be claimed on the day.""",
    ),
    (
        "1.0.0",
        "One way to say when: entries, claims and options",
        """`certification.options` puts a resit in a series that can still be entered.
Affects: every series.
Answers that change: "resit in May/June 2026" -> a later series, where a UMS of May/June 2026 is known.""",
    ),
    (
        "1.0.0",
        "One way to say when: entries, claims and options",
        """`LearnerRecord(claimed=None)`: a claim is undecided where it depends on what was claimed, and so are options; `external.check` and `retakes.check` say both halves of what follows (`external.either-way`); `certificates` and `performance_tables_certificate` raise `ImpossibleFacts`. Rows without the key `claimed`, and tables without that column, mean that it is not known.
Affects: every series.
Answers that change: not claimed -> not known, for rows and tables without `claimed`.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """SAMP-1: outside Sport, and for a cohort of more than 15, a draw is a rehearsal, and its ruling is undecided until the students that Pearson ticked are known.
Affects: series from December/January 2025-26.
Answers that change: `sampling.draw`: allowed -> undecided; no member and no ticket. The advice `sampling.pearson-picks` is now an unknown finding; for a cohort of up to 15 it is passed, as everyone is in the sample.
Source: the centre does not pick there (p. 15).""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """SAMP-3, OPEN-39: a request of fewer students than the table has, from a cohort of 16 and more, may be a list that was copied by half. `sampling.review` asks "is that the whole request?", and takes the answer as `whole_request`.
Affects: every subject but Sport, series from December/January 2025-26.
Answers that change: allowed -> undecided without `whole_request=True`.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """SAMP-2, SAMP-4: where no student has a mark above zero, or nobody is in the sample, nothing is said of the highest and the lowest mark, or of videos.
Affects: series from December/January 2025-26.
Answers that change: no verdict; fewer passed findings.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """KEEP-1, OPEN-9: while reviews of moderation are open, `retention.check_disposal` no longer refuses "by the guide": that is another page of Pearson's. The finding `retention.post-results-open` names OPEN-9 in place of KEEP-1, and so does `moderation.before-the-visit` OPEN-30 in place of MOD-4.
Affects: every series.
Answers that change: refused -> undecided where nothing else is against it; OPEN-9 is always in `assumptions`.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """OUT-2, MOD-8: before the marks of a series are due there is no report yet, so `moderation.check_amendment` refuses; where moderation is a visit (a new argument, `subject`) only `marks_due` counts. A yes says that amending is optional and that Pearson adjusts otherwise (p. 17-18).
Affects: every series.
Answers that change: allowed or undecided -> refused before 15 December or 15 May; two consequences more elsewhere.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """PSA-1: `moderation.check_submission` refuses to believe in marks or a sample from before the set assignment came out.
Affects: every series.
Answers that change: a ruling -> `ImpossibleFacts` for such days.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """STD-5, OPEN-54: whether moderation can still be stopped after feedback is undecided in `moderation.next_states`. Reviews go on to their decision, a preliminary appeal and a hearing, with their days (p. 19). A review while marks may still be amended is refused because the outcome is not final, and no longer because the work has to be moderated first.
Affects: every series.
Answers that change: may-amend to stopped: allowed -> undecided; three states more, and steps from under-review.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """RESUB-1, OPEN-21: whether a student can resubmit a second time is undecided, and `resubmission.check` says what to ask.
Affects: every series.
Answers that change: allowed -> undecided where `earlier_resubmissions` is 1 or more.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """APPR-1, APPR-2, OPEN-41: `centre.approval_route` no longer asks where a centre is if it offered Pearson GCSEs or runs BTEC Firsts, and names every missing fact at once.
Affects: every year.
Answers that change: undecided -> allowed for such centres; more unknown findings where several facts are missing.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """SAMP-4: in Sport `submission.check_pack` asks for the video, a new `Item`.
Affects: Sport, every series.
Answers that change: allowed -> refused without `Item.VIDEO`.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """KEEP-1, OPEN-46: a recording can be the original in Performing Arts, Music Practice and Creative Media Production too, as it is in Sport (`Subject.recorded_evidence`); `retention.check_form` says that written work is kept as it is.
Affects: every series.
Answers that change: undecided -> allowed for a video in these three; a consequence more in Sport.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """Construction and the Built Environment is a subject: component 1 is external, 2 and 3 are internal (OPEN-55).
Affects: every series.
Answers that change: none; `subjects.by_title` found nothing before.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """ROMM-1, APL-1, APL-5: the sentences name service 3, the JCQ/APPI form and the address to send it to (p. 19).
Affects: every series.
Answers that change: none.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """MOD-8: two new questions: `moderation.check_report` (no initial report by its day: the moderator first, then the portal, p. 16-17) and `moderation.check_contact` (who gets the moderator's mail, p. 16).
Affects: every series.
Answers that change: none.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """RET-8: `retakes.check` takes `assignment_minutes`, and says them where the retake is allowed.
Affects: every series.
Answers that change: none.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """EXT-5, MOD-4: `centre.duties` dates the January release of creative tasks, with `external_work_due` where it is given, and takes `marks_due` as the deadline for marks where it is given. `Part.WHOLE` is some day of a month.
Affects: every year.
Answers that change: EXT-5 has a month and a series; MOD-4's day moves only with `marks_due`.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """OPEN-19: a ruling on a series or year before the edition's names it too, as it did for later ones: days and numbers have differed (marks in Sport were due on 1 May in 2023). A sitting that is only history names nothing, and neither does the end of what is looked at (`at`, `until`).
Affects: series from December/January 2022-23 to May/June 2025.
Answers that change: no verdict; OPEN-19 is in `assumptions` where such a series is asked about, and no longer where only `at` or `until` lies outside the edition's year.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """RET-7, EXT-1: that an internal component was sat later closes an unclaimed December/January where it is a retake; a first sitting that comes too late is what EXT-1 refuses.
Affects: December/January.
Answers that change: no verdict; `certification.closed-by-later-internal` is gone where the component was not there before.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """EXT-1: where sittings after the series are left out, the yes says so: `terminal_rule.internal-after-external-by-then`.
Affects: every series.
Answers that change: no verdict; another passed finding.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """PSA-3: that December/January of year 1 is not for beginners is said of such an entry only: `entries.not-for-beginners`.
Affects: every series.
Answers that change: no verdict; `entries.content-taught-first` says its first half.""",
    ),
    (
        "1.0.0",
        "A second reading of the guide",
        """CERT-4: a plan gives a result up where it can be claimed as the record stands, and not only beside other entries.
Affects: every series.
Answers that change: `Plan.gives_up` of plans that take an internal entry of that series back.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """ENT-4, RET-6: an external component that is only entered for an earlier series can be moved, and the ruling says to which (`entries.external-to-move`, `retakes.external-to-move`); it was "entered, so it has to be sat again".
Affects: every series.
Answers that change: no verdict; `entries.external-resit-required` only where it was sat.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """ENT-1: `entries.deadline` is passed only by a day up to the entry deadline, and no longer by the day for resits.
Affects: every series.
Answers that change: no verdict; a passed finding less.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """CERT-3: `certification.once-sat` is said only where the claim is not refused.
Affects: every series.
Answers that change: no verdict; a consequence less.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """CERT-5, OPEN-28, OPEN-16: what is open about the first claim of `claim-resit-recertify` is open about the option.
Affects: every series.
Answers that change: allowed -> undecided where the first claim is undecided.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """OPEN-55: an answer for December/January names the readings of its subject, in Construction too.
Affects: December/January.
Answers that change: no verdict; OPEN-55 in `assumptions`.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """MOD-2, MOD-3, FB-3: `resubmission.check` refuses a series that the subject does not have, and from results day; it says that feedback stays general; before a visit it says that the guide does not say what closes it.
Affects: every series.
Answers that change: allowed -> refused in those cases; a consequence more.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """STD-2, STD-3, OPEN-43: what somebody said was not done is not called unknown; the ruling says that it is wrong if there was more than one assessor.
Affects: every series.
Answers that change: no verdict; `standardisation.wrong-for-several`.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """MOD-3, OUT-2, OUT-3, OUT-4: `moderation.check_amendment` refuses in a series that the subject does not have, and from results day; while nobody knows whether marking is inaccurate, or it is too early, it says nothing of adjusting.
Affects: every series.
Answers that change: allowed or undecided -> refused in those cases; consequences less.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """MOD-3: `moderation.check_submission` asks for no days of a series that the subject does not have.
Affects: Art and Design, December/January.
Answers that change: no verdict; fewer findings.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """STD-5, OUT-3, APL-4, ROMM-2: steps of moderation are refused by the rule that is against them, and a stop says what it costs.
Affects: every series.
Answers that change: no verdict; other codes.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """POL-2: `centre.check_policies` asks whether the centre has policies for other BTECs.
Affects: every year.
Answers that change: allowed -> undecided where `other_btecs` is left out.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """COMP-2, COMP-4: `centre.check_compliance` says that the terms replace the declaration in the guide's own year only, and tells the quality nominee, too, to check with the head of centre.
Affects: every year.
Answers that change: no verdict.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """ENT-3, OPEN-19: `entries.check_psa` names OPEN-19 for a sitting before the edition's year.
Affects: series from December/January 2022-23 to May/June 2025.
Answers that change: no verdict.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """OPEN-26: a plan that the guide decides comes before one that it leaves open, also where it uses the last sitting: while Pearson is asked, entry days pass.
Affects: every series.
Answers that change: the order of plans, and with it what the audit advises a learner who missed a resit.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """A finding that rests on an open point names no page of the guide.
Affects: every series.
Answers that change: none.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """RES-1: an internal component that results day or a known UMS ends rests on no reading.
Affects: every series.
Answers that change: no verdict; OPEN-50 is named where the external component, or a day that we assume, is behind.
Source: p. 18; OPEN-50 is about the external component.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """PSA-2, EXT-4: a plan that takes away an entry for a season that the subject does not have, and a refusal of `planning.in_the_way`, name the open points that they rest on.
Affects: every series.
Answers that change: no verdict; the assumptions, such as OPEN-42 in Art and Design.
Source: OPEN-11, OPEN-24, OPEN-42.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """MOD-5, MOD-8: late marks or a late sample might delay the results (p. 14) and the initial report (p. 17): two findings, each with its rule.
Affects: every series.
Answers that change: no verdict; `moderation.report-might-be-late` is added, but in a subject moderated by a visit.
Source: p. 14, p. 17.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """CERT-2: `certification.window` says which series it is about.
Affects: every series.
Answers that change: no verdict; the unknown finding has one parameter more, `series`.
Source: `certification.options` asks about several series at once.""",
    ),
    (
        "1.0.0",
        "A third reading of the guide",
        """CERT-2: `certification.once-sat` and `planning.claim-to-make` rest on p. 20, the normal entry window, and no longer on CERT-3, which is about a claim that is left until a resit.
Affects: every series.
Answers that change: no verdict; rule and page of two findings.
Source: p. 20.""",
    ),
    (
        "1.0.0",
        "What schools hold",
        """A row with a blank status and no UMS is an entry (`planned`). With a UMS it is sat, as before.
Affects: every series.
Answers that change: sat, UMS not known -> entered; once the series is over, the audit asks what came of it.
Source: a list of entries has neither, and nobody has sat what was only entered.""",
    ),
    (
        "1.0.0",
        "What schools hold",
        """MARK-1: X, A, ABS and absent in place of a UMS or a mark are an absence, in capitals or not.
Affects: every series.
Answers that change: refused -> absent.""",
    ),
    (
        "1.0.0",
        "What schools hold",
        """Q, # and pending in place of a UMS: sat, and the UMS is not known. A grade is refused as a grade, and P because it could be Pass or pending.
Affects: every series.
Answers that change: refused -> sat, for those three.""",
    ),
    (
        "1.0.0",
        "What schools hold",
        """CERT-3: a row about the award is the claim of its series: a blank component with a yes in `claimed`, or a code of `award_codes`. A status other than planned or entered, or a set assignment, is refused there; so is a UMS where the component is blank.
Affects: every series.
Answers that change: refused -> claimed. Where no row has `claimed` and none is about the award, it is still not known what was claimed; one row about the award says that all other series were not claimed.""",
    ),
    (
        "1.0.0",
        "What schools hold",
        """A row that says what an earlier row of the same sitting says is read once. Two that differ are refused, as before.
Affects: every series.
Answers that change: refused -> answered.""",
    ),
    (
        "1.0.0",
        "What schools hold",
        """A column that is needed and missing is refused, and so is a heading that is almost a name, such as `Status` or `stauts`.
Affects: every series.
Answers that change: for example, certificate held -> refused, where `Status` said absent and nobody read it.""",
    ),
    (
        "1.0.0",
        "What schools hold",
        """Outer spaces are no part of an id; a whole number is the text of its digits. Control characters, `1.0`, `="0001"`, rounded numbers, dates, `#REF!`, `nan` and digits other than 0 to 9 are refused as ids. Candidates `7` and `0007` in one sheet are a fault.
Affects: every series.
Answers that change: two learners -> one, for `"Ann "` beside `"Ann"`; answered -> refused for such ids.""",
    ),
    (
        "1.0.0",
        "Whole tables read as rows are",
        """A blank status, statuses and UMS in words, subjects by number, series such as `Jun-25`, `C1` for a component, outer spaces in ids, whole numbers as ids, blank rows, rows about the award, and a row that is there twice: as under "What schools hold".
Affects: every series.
Answers that change: `INVALID` -> another verdict for what can be read now; sat -> entered for a blank status without a UMS.""",
    ),
    (
        "1.0.0",
        "Whole tables read as rows are",
        """A bad row makes its learner `INVALID` in every subject.
Affects: learners with several subjects.
Answers that change: another verdict -> `INVALID`, for the learner's other subjects.
Source: `read_rows` gives no record of such a learner; half a record is none.""",
    ),
    (
        "1.0.0",
        "Whole tables read as rows are",
        """A subject that is not known, two rows that say different things of one sitting, and a UMS beside `planned` or `absent` have the code `invalid-fact`, also in `sample_sizes`.
Affects: every series.
Answers that change: no verdict; `unknown-subject` and `impossible-facts` -> `invalid-fact`.
Source: it is the code that the scalar layer gives for such a row.""",
    ),
    (
        "1.0.0",
        "Whole tables read as rows are",
        """`retakes`: a component that is not internal in the learner's subject is told before a series without rules.
Affects: learners with a sitting before December/January 2022-23.
Answers that change: no verdict; `no-rule-in-force` -> `invalid-fact`.""",
    ),
    (
        "1.0.0",
        "Whole tables read as rows are",
        """A heading that is almost a name, such as `Status` or `stauts`, is refused.
Affects: every series.
Answers that change: for example, `ALLOWED` -> refused, where `Status` said absent and nobody read it.""",
    ),
    (
        "1.0.0",
        "Whole tables read as rows are",
        """`interop.frames` on pyarrow, in tables with several subjects and more than some tens of thousands of learners: a bad row stops its own learner. Narwhals put the fault beside others.
Affects: every series.
Answers that change: `invalid-fact` -> the answer for learners without a bad row, and the other way round.
Source: it is the code that the scalar layer gives for such a row.""",
    ),
    (
        "1.0.0",
        "Conformance kit",
        """No change in answers: what the kit asks and no vector asked before is pinned.""",
    ),
    (
        "1.0.0",
        "How results look",
        """No change in answers: the line of a ruling is in the words of `explain()`, and a duty says its edition and whether that is carried forward.""",
    ),
    (
        "1.0.0",
        "An absence that nobody recorded",
        """EXT-1: where an entry is past and nobody has said whether it was sat, the reasons of the audit no longer state that the student was absent. The question is among the actions, as before.
Affects: every series.
Answers that change: no verdict and no standing; `reasons` without `planning.missed` for such records.
Source: somebody read the picture of a cohort aloud.""",
    ),
    (
        "0.1.0",
        "First edition",
        """The Centre Guide 2025-26, as last changed on 17 October 2025.
Affects: series from December/January 2022-23; the sample sizes, series from December/January 2025-26.
Answers that change: none, as there were none before.
Source: all 106 rules of the guide are registered in `RULES`, and the 49 points that it leaves open in `OPEN_POINTS`.""",
    ),
    (
        "0.1.0",
        "The audit and planning",
        """ENT-3: `entries.wrong-assignment` also says which component the work was for.
Affects: every series.
Answers that change: no verdict; the failed finding has one parameter more, `component`.
Source: the audit looks at several components at once, and they have to be told apart.""",
    ),
    (
        "0.1.0",
        "A second implementation",
        """EXT-1: `terminal_rule.external_resit_needed` is true where an internal component is neither sat nor entered although the last external sitting is sat: it can only come after it, so no certificate is had without another external sitting.
Affects: every series.
Answers that change: false -> true for such records.""",
    ),
    (
        "0.1.0",
        "A second implementation",
        """RET-1: `entries.check_entry` takes two entries that are planned for later for the attempts that they are.
Affects: every series.
Answers that change: allowed -> refused for a first sitting before two later planned ones.""",
    ),
    (
        "0.1.0",
        "A second implementation",
        """RET-7 with the OPEN-8 switch: an absence that counts as an attempt also takes one of the external attempts that can end the programme, so `retakes.check` and `entries.check_entry` no longer take a third attempt for one of them.
Affects: every series, only editions with ``absence_uses_attempt``.
Answers that change: allowed -> refused for such records.
Source: comparison with `tests/oracle`, written from the guide's text alone.""",
    ),
    (
        "0.1.0",
        "Hostile input",
        """No change in answers: catalogues, findings, duties and collections that are malformed are now `InvalidFact`, where Python's own errors came out.""",
    ),
    (
        "0.1.0",
        "Plain data, speed, and mutants",
        """The audit: a further certificate that would need another external sitting has no `due` day where no sitting is left.
Affects: every series.
Answers that change: no verdict; `audit.further-needs-resit` has no series and no day there.
Source: a mutant that no test noticed.""",
    ),
    (
        "0.1.0",
        "Plain data, speed, and mutants",
        """`planning.best_next` names only what is in the way of every route.
Affects: subjects with three or more internal components.
Answers that change: fewer failed findings; no verdict.
Source: a mutant that no test noticed.""",
    ),
    (
        "0.1.0",
        "Plain data, speed, and mutants",
        """`planning.best_next` looks for what is in the way from the first planned series on where only planned entries are on the record, as it looks for routes; it looked at the series *until* alone.
Affects: records of planned entries alone, where there is no route.
Answers that change: other failed findings; no verdict.
Source: a mutant that no test noticed.""",
    ),
    (
        "0.1.0",
        "Plain data, speed, and mutants",
        """Every other answer is the same. Single answers take a fraction of the time.""",
    ),
)
