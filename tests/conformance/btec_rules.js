// The rules of Pearson's BTEC Tech Awards, levels 1 to 3 of the conformance kit, written from the Centre Guide 2025-26.
//
//     const { answer } = require("./btec_rules.js");
//     const record = { subject: "Enterprise", sittings: [], claimed: [] };
//     answer("terminal_rule.external_resit_needed", { record }); // false
//
// Rule ids (RET-1) and pages are those of docs/reference/rules.md, as are the open points (OPEN-8). A series is a text
// such as "2026-01" and a day such as "2026-02-01", so both compare as texts.
"use strict";

const GIVEN = require("../../docs/conformance/given.json");

const JANUARY = "01";
const JUNE = "06";
const LAST_YEAR = 2999;

// ---- series --------------------------------------------------------------------------------------------------------

const seasonOf = (series) => series.slice(5);
const yearOf = (series) => Number(series.slice(0, 4));

// ENT-2, p. 8: two series a year, December/January first.
const nextSeries = (series) =>
  seasonOf(series) === JANUARY ? `${series.slice(0, 4)}-${JUNE}` : `${yearOf(series) + 1}-${JANUARY}`;

function firstOffered(series, seasons) {
  for (let one = series; yearOf(one) <= LAST_YEAR; one = nextSeries(one)) {
    if (seasons.includes(seasonOf(one))) return one;
  }
  return null;
}

// ---- subjects and records ------------------------------------------------------------------------------------------

function subjectOf(record) {
  if (typeof record.subject !== "string") return record.subject;
  const title = record.subject === "Art and Design" ? "Art and Design Practice" : record.subject; // OPEN-42: the same
  return GIVEN.subjects.find((subject) => subject.title === title);
}

// EXT-4, p. 20; OPEN-10, OPEN-11: a subject whose external component is offered in May/June only has no resit.
const hasResit = (subject) => subject.external_seasons.includes(JANUARY);

const of = (record, component) => record.sittings.filter((sitting) => sitting.component === component);
const upTo = (sittings, series) => sittings.filter((sitting) => series === null || sitting.series <= series);
const isSat = (sitting) => sitting.status === "sat";
const isPlanned = (sitting) => sitting.status === "planned";
const isAbsent = (sitting) => sitting.status === "absent";
const taken = (sittings) => sittings.filter((sitting) => !isAbsent(sitting)); // sat, or entered and still to come
const last = (sittings) => (sittings.length ? sittings[sittings.length - 1] : null);

// OPEN-8: an absence uses up no attempt, unless the edition says so; an entry does.
const attempts = (sittings, edition) =>
  sittings.filter((sitting) => !isAbsent(sitting) || edition.absence_uses_attempt);

// EXT-3, EXT-4, p. 20.
const externalsAllowed = (subject, edition) => (hasResit(subject) ? 1 + edition.external_resits : 1);

// ---- rulings -------------------------------------------------------------------------------------------------------

const finding = (outcome) => (code, params = {}) => ({ code, outcome, params });
const failed = finding("failed");
const unknown = finding("unknown");
const follows = finding("consequence");
const advice = finding("advice");
const has = (findings, outcome) => findings.some((one) => one.outcome === outcome);

function ruling(findings) {
  const verdict = has(findings, "failed") ? "refused" : has(findings, "unknown") ? "undecided" : "allowed";
  return { verdict, findings };
}

// ---- level 1: the terminal rule (EXT-1, p. 20) ---------------------------------------------------------------------

function terminalFindings(record, at) {
  const subject = subjectOf(record);
  const external = last(taken(upTo(of(record, subject.external), at)));
  const findings = [];
  if (!external) {
    findings.push(unknown("terminal_rule.external-not-sat-yet", { component: subject.external, fact: "external" }));
  }
  for (const component of subject.internal) {
    const sittings = taken(upTo(of(record, component), at));
    if (!sittings.length && external) { // EXT-1, p. 20: before the external component, or in the same series
      findings.push(failed("terminal_rule.internal-missing", { component, external: external.series }));
    }
    if (!sittings.length && !external) {
      findings.push(unknown("terminal_rule.internal-missing", { component, fact: "internal" }));
    }
    // EXT-1, p. 20, and RET-7, p. 13, whatever the retake's result (OPEN-2); a first sitting too (OPEN-24).
    // Compare series, never days (OPEN-1).
    const series = last(sittings)?.series;
    if (external && series > external.series) {
      findings.push(failed("terminal_rule.internal-after-external", { component, external: external.series, series }));
    }
  }
  return findings;
}

const checkTerminalRule = ({ record, at }) => ruling(terminalFindings(record, at));

function earliestExternal({ record }) {
  const subject = subjectOf(record);
  const lasts = subject.internal.map((component) => last(taken(of(record, component))));
  if (lasts.includes(null)) return null;
  const latest = lasts.map((sitting) => sitting.series).sort().pop();
  return firstOffered(latest, subject.external_seasons);
}

function externalResitNeeded({ record }) {
  const subject = subjectOf(record);
  const external = last(taken(of(record, subject.external)));
  if (!external) return false;
  return subject.internal.some((component) => {
    const internal = last(taken(of(record, component)));
    return internal ? internal.series > external.series : isSat(external); // RET-7, p. 13; OPEN-24
  });
}

// ---- level 2: the external component (p. 20) -----------------------------------------------------------------------

function externalsLeft({ record, edition }) {
  const subject = subjectOf(record);
  const used = attempts(of(record, subject.external), edition).length;
  return Math.max(0, externalsAllowed(subject, edition) - used);
}

function checkExternal({ record, series, edition }) {
  const subject = subjectOf(record);
  const others = of(record, subject.external).filter((one) => !(isPlanned(one) && one.series === series));
  const findings = [];

  if (!subject.external_seasons.includes(seasonOf(series))) { // EXT-4, p. 20
    findings.push(failed("external.season-not-offered", { series, subject: subject.title }));
  }
  const past = last(others.filter((one) => !isPlanned(one)));
  if (past && past.series >= series) { // EXT-2, p. 20; OPEN-27: any later series
    findings.push(failed("external.not-a-later-series", { last: past.series, series }));
  }
  const used = attempts(others, edition);
  const allowed = externalsAllowed(subject, edition);
  if (used.length >= allowed) {
    findings.push(
      hasResit(subject)
        ? failed("external.resit-used", { allowed, used: used.length }) // EXT-3, p. 20
        : failed("external.no-resit-offered", { subject: subject.title, used: used[0].series }), // EXT-4, p. 20
    );
  }
  for (const component of subject.internal) {
    if (!taken(upTo(of(record, component), series)).length) { // EXT-1, p. 20
      findings.push(failed("external.internal-missing", { component, series }));
    }
  }
  findings.push(...internalsToCome(record, series));
  if (!has(findings, "failed")) findings.push(...whatTheSittingDoes(record, series, others, edition));
  return ruling(findings);
}

// RET-7, p. 13; OPEN-20: an internal retake after this sitting is lawful, and the external component is sat once more.
function internalsToCome(record, series) {
  const there = subjectOf(record).internal.filter((component) => taken(upTo(of(record, component), series)).length);
  return there.flatMap((component) =>
    taken(of(record, component))
      .filter((sitting) => sitting.series > series)
      .map((sitting) => follows("external.internal-still-to-come", { component, series: sitting.series })),
  );
}

// p. 21: what a further external sitting does to the one before it.
function whatTheSittingDoes(record, series, externals, edition) {
  const before = last(externals.filter((one) => isSat(one) && one.series < series))?.series;
  if (!before || has(lawfulFindings(record, before, edition), "failed")) return []; // no certificate to keep or to lose
  if (record.claimed === null) return [follows("external.either-way", { before, series })];
  if (record.claimed.includes(before)) { // CERT-5, p. 21
    return [follows("external.second-certificate", { before, series })];
  }
  if (has(closedFindings(record, before), "failed")) return []; // lost already (OPEN-25)
  return [follows("external.final-sitting-counts", { before, series })]; // CERT-4, p. 21
}

// ---- level 2: retakes (p. 12-13) -----------------------------------------------------------------------------------

function checkRetake({ record, component, series, assignment_minutes: minutes, edition }) {
  const subject = subjectOf(record);
  const others = of(record, component).filter((one) => !(isPlanned(one) && one.series === series));
  const used = attempts(others, edition);
  const findings = [];

  if (!used.some((one) => one.series < series)) { // RET-1, p. 12
    findings.push(failed("retakes.first-sitting-missing", { component, series }));
  }
  const latest = last(others);
  if (latest && latest.series >= series) { // RET-2, p. 12; OPEN-23: any later series
    findings.push(failed("retakes.not-a-later-series", { last: latest.series, series }));
  }
  if (!subject.internal_seasons.includes(seasonOf(series))) { // RET-3, p. 12
    findings.push(failed("retakes.season-not-offered", { series, subject: subject.title }));
  }
  if (used.length > edition.retakes_allowed) { // RET-1, p. 12
    findings.push(failed("retakes.already-used", { allowed: edition.retakes_allowed, component }));
  }
  findings.push(...externalAfterRetake(record, subject, series, edition));

  if (!has(findings, "failed")) {
    findings.push(
      follows("retakes.new-assignment"), // RET-2, p. 12
      follows("retakes.full-time-again"), // RET-8, p. 13
      follows("retakes.better-counts"), // RET-5, p. 12
      advice("retakes.adapt-unless-concerns"), // RET-4, p. 12
      advice("retakes.no-guidance"), // RET-10, p. 13
    );
    if (minutes !== null) findings.push(follows("retakes.minutes-allowed", { minutes })); // RET-8, p. 13
  }
  return ruling(findings);
}

// RET-6, p. 12 and RET-7, p. 13: a retake after the external component makes another external sitting necessary. An
// entry counts as a sitting here, and can be moved.
function externalAfterRetake(record, subject, series, edition) {
  const externals = of(record, subject.external);
  const used = attempts(externals, edition);
  const allowed = externalsAllowed(subject, edition);
  // A sitting too many, or in a season that the subject does not have, mends nothing (EXT-3, EXT-4, p. 20).
  const lawful = used.filter((one) => subject.external_seasons.includes(seasonOf(one.series))).slice(0, allowed);
  const before = last(taken(lawful).filter((one) => one.series < series));
  if (!before || taken(lawful).some((one) => one.series >= series)) return [];
  const external = before.series;

  const again = firstOffered(series, subject.external_seasons);
  const sat = lawful.some((one) => isSat(one) && one.series < series);
  const findings = !sat ? [follows("retakes.external-to-move", { external, series: again })] : [];
  if (used.length >= allowed) {
    findings.push(
      hasResit(subject)
        ? failed("retakes.no-resit-left", { allowed: edition.external_resits, external }) // EXT-3, p. 20
        : failed("retakes.no-resit-offered", { external, subject: subject.title }), // EXT-4, p. 20
    );
  } else {
    const purpose = purposeOfResit(record, series);
    findings.push(follows("retakes.external-resit-required", { external, purpose, series: again }));
  }
  return findings;
}

// OPEN-36: a certificate that was claimed stands, and the resit is for a further one.
function purposeOfResit(record, series) {
  if (record.claimed === null) return "either-certificate";
  return record.claimed.some((one) => one < series) ? "further-certificate" : "certificate";
}

function checkAdapting({ concerns }) {
  if (concerns?.length) return ruling([failed("retakes.concerns-raised", { concerns })]); // RET-4, p. 12
  const findings = [follows("retakes.adapted-to-new-assignment")]; // RET-9, p. 13
  if (concerns === null) findings.push(unknown("retakes.concerns-raised", { fact: "concerns" }));
  return ruling(findings);
}

// RET-5, p. 12: the higher UMS; the earlier of two equal ones (OPEN-22); none while one of several is not known
// (OPEN-47).
function countingSitting({ record, component, at }) {
  const sat = upTo(of(record, component), at).filter(isSat);
  if (sat.length > 1 && sat.some((sitting) => sitting.ums === null)) return null;
  return sat.reduce((best, one) => (best === null || one.ums > best.ums ? one : best), null);
}

function retakeOptions({ record, component, until, first, edition }) {
  const sittings = of(record, component);
  const behind = last(sittings.filter((one) => !isPlanned(one)));
  const begin = first ?? (behind ? nextSeries(behind.series) : until);
  const options = [];
  for (let series = begin; series <= until; series = nextSeries(series)) {
    options.push({ series, ruling: checkRetake({ record, component, series, assignment_minutes: null, edition }) });
  }
  return options;
}

// ---- days (the kit's page, "Days") ---------------------------------------------------------------------------------

const keyDates = (calendar, series) => calendar?.key_dates?.find((days) => days.series === series) ?? {};
const umsKnown = (record, series) => record.sittings.some((one) => one.series === series && one.ums !== null);

// Without a day, a series is over only where the record shows it.
function isOver(record, series) {
  const { external } = subjectOf(record);
  return record.sittings.some(
    (one) =>
      (one.series >= series && one.ums !== null) || (one.series > series && one.component === external && isSat(one)),
  );
}

// OPEN-50: an external component can't be sat from 1 February or 1 July, nor once results are out.
const externalsEnd = (series) => `${series.slice(0, 4)}-${seasonOf(series) === JANUARY ? "02" : "07"}-01`;

function externalCanBeSat(record, series, calendar) {
  const { results_day: results } = keyDates(calendar, series);
  const { on } = calendar;
  return !umsKnown(record, series) && on < externalsEnd(series) && !(results && on >= results);
}

// ENT-1, p. 8; OPEN-51, OPEN-55: "open", "late fee", "closed", or the key dates that are missing.
function externalEntry(record, series, calendar) {
  const { on } = calendar;
  const days = keyDates(calendar, series);
  if (!externalCanBeSat(record, series, calendar)) return "closed";
  const { external } = subjectOf(record);
  const january = `${series.slice(0, 4)}-${JANUARY}`;
  const resit = seasonOf(series) === JUNE && of(record, external).some((one) => one.series === january && isSat(one));
  if (days.entries_close && on <= days.entries_close) return "open";
  if (resit && days.resit_entries_close && on <= days.resit_entries_close) return "open";
  if (days.late_entries_close && on <= days.late_entries_close) return days.entries_close ? "late fee" : "open";
  const missing = [];
  if (!days.late_entries_close) missing.push(...(days.entries_close ? [] : ["entries_close"]), "late_entries_close");
  if (resit && !days.resit_entries_close) missing.push("resit_entries_close");
  return missing.length ? missing : "closed";
}

// ---- level 3: claims (p. 20-22) ------------------------------------------------------------------------------------

function checkClaim({ record, series, calendar, edition }) {
  return ruling(claimFindings(record, series, calendar, edition));
}

// `later`: ask whether the claim can be made on the day or on a later one.
function claimFindings(record, series, calendar, edition, later = false) {
  const findings = lawfulFindings(record, series, edition);
  const unclaimed = record.claimed !== null && !record.claimed.includes(series);
  const claimed = record.claimed?.includes(series) ? [follows("certification.already-claimed", { series })] : [];
  const external = last(taken(of(record, subjectOf(record).external).filter((one) => one.series === series)));
  if (has(findings, "failed")) {
    const days = unclaimed && external && calendar?.on ? windowFindings(record, series, external, calendar, later) : [];
    return [...findings, ...(unclaimed ? closedFindings(record, series) : claimed), ...days];
  }
  const toSit = external && isPlanned(external);
  const onceSat = toSit ? [follows("certification.once-sat", { series })] : []; // CERT-2, p. 20
  if (record.claimed?.includes(series)) { // judged as of that series: OPEN-25, OPEN-36
    return [...findings, ...onceSat, ...claimed];
  }
  const closed = closedFindings(record, series);
  const closing = closed.length ? closed : windowFindings(record, series, external, calendar, later);
  const refused = has(closing, "failed");
  // Where nobody has said what was claimed: it would stand if it was, and perhaps can't be claimed now.
  if (record.claimed === null && (refused || has(closing, "unknown"))) {
    const open = refused ? [] : closing;
    return [...findings, ...open, unknown("certification.already-claimed", { fact: "claimed", series }), ...onceSat];
  }
  return refused ? [...findings, ...closing] : [...findings, ...closing, ...onceSat];
}

// What the sittings up to the claimed series must meet, whatever the day and whatever comes later.
function lawfulFindings(record, series, edition) {
  const subject = subjectOf(record);
  const externals = upTo(of(record, subject.external), series);
  const findings = terminalFindings(record, series); // EXT-1, p. 20

  if (!taken(externals).some((one) => one.series === series)) {
    const sat = last(externals.filter(isSat));
    const missed = externals.some((one) => one.series === series);
    findings.push(
      missed && sat // OPEN-26: the guide does not say
        ? unknown("certification.absent-in-series", { fact: "claim-after-absence", last: sat.series, series })
        : failed("certification.external-not-in-series", { series }), // CERT-1, p. 20
    );
  }
  if (!subject.external_seasons.includes(seasonOf(series))) { // EXT-4, p. 20
    findings.push(failed("certification.external-season-not-offered", { series, subject: subject.title }));
  }
  const used = attempts(externals, edition).length;
  const allowed = externalsAllowed(subject, edition);
  if (used > allowed) {
    findings.push(
      hasResit(subject)
        ? failed("certification.external-sitting-unlawful", { allowed, used }) // EXT-3, p. 20
        : failed("certification.no-resit-offered", { subject: subject.title, used }), // EXT-4, p. 20
    );
  }
  for (const component of subject.internal) {
    const internals = upTo(of(record, component), series);
    for (const one of taken(internals)) {
      if (!subject.internal_seasons.includes(seasonOf(one.series))) { // PSA-2, p. 10
        const params = { component, series: one.series, subject: subject.title };
        findings.push(failed("certification.internal-season-not-offered", params));
      }
    }
    const tries = attempts(internals, edition).length;
    if (tries > 1 + edition.retakes_allowed) { // RET-1, p. 12: it does not say which attempts stand
      findings.push(unknown("certification.retake-unlawful", { component, fact: "which-attempts-stand", used: tries }));
    }
  }
  return findings;
}

// A series that was not claimed in time, before something later was sat (OPEN-16, OPEN-25).
function closedFindings(record, series) {
  const subject = subjectOf(record);
  const satLater = (component) => of(record, component).filter((one) => isSat(one) && one.series > series);
  const findings = [];
  const external = last(satLater(subject.external));
  if (external) { // CERT-4, p. 21
    findings.push(failed("certification.closed-by-later-external", { later: external.series, series }));
  }
  const missed = of(record, subject.external).some((one) => one.series === series && isAbsent(one));
  const restsOn = missed ? last(of(record, subject.external).filter((one) => isSat(one) && one.series < series)) : null;
  if (seasonOf(restsOn?.series ?? series) !== JANUARY) return findings; // OPEN-25: it closes a January only
  for (const component of subject.internal) {
    if (!taken(upTo(of(record, component), series)).length) continue;
    for (const { series: later } of satLater(component)) { // RET-7, p. 13
      findings.push(failed("certification.closed-by-later-internal", { component, later, series }));
    }
  }
  return findings;
}

// CERT-2, p. 20 and CERT-7, p. 21: the days on which a claim can be made.
function windowFindings(record, series, external, calendar, later) {
  const on = calendar?.on ?? null;
  const january = seasonOf(series) === JANUARY;
  const toSit = external && isPlanned(external);
  const wasItSat = toSit ? [unknown("certification.late-window", { fact: "january-result" })] : [];
  const noSummerClaim = [unknown("certification.late-summer-claim", { fact: "late-summer-claim", series })]; // OPEN-28

  if (on === null) return january || !isOver(record, series) ? [] : noSummerClaim; // nothing is late (OPEN-28)
  const entry = externalEntry(record, series, calendar);
  if (entry === "open" || entry === "late fee") return []; // OPEN-51

  const { late_claims_open: opens, late_claims_close: closes, results_day: results } = keyDates(calendar, series);
  const inWindow = opens && closes && on >= opens && on <= closes;
  if (Array.isArray(entry)) {
    if (!january && inWindow) return [];
    return entry.map((fact) => unknown("certification.window", { fact, on, series }));
  }
  if (closes && on > closes) return [failed("certification.late-window", { closes, on })];
  if (!later && opens && on < opens) return [failed("certification.late-window-not-open", { on, opens })];
  if (!later && january && ((results && on < results) || on < externalsEnd(series))) {
    return [failed("certification.results-not-out", { on })];
  }
  if (!january) return opens && closes ? [] : noSummerClaim;
  const missing = [...(opens ? [] : ["late_claims_open"]), ...(closes ? [] : ["late_claims_close"])];
  return [...missing.map((fact) => unknown("certification.window", { fact, on, series })), ...wasItSat];
}

function grade({ total, boundaries }) {
  const reached = Object.entries(boundaries).filter(([, least]) => total >= least);
  return reached.sort(([, one], [, other]) => other - one)[0]?.[0] ?? "U";
}

// RET-5, p. 12: the better internal attempts; CERT-4, p. 21: the external sitting of the series claimed, no other.
function result({ record, series }) {
  const subject = subjectOf(record);
  const external = of(record, subject.external).find((one) => one.series === series && isSat(one)) ?? null;
  const better = (component) => countingSitting({ record, component, at: series });
  const internals = subject.internal.map((component) => [component, better(component)]);
  const counting = [...internals, [subject.external, external]].sort(([one], [other]) => one - other);
  const ums = counting.map(([, sitting]) => sitting?.ums ?? null);
  return { series, counting, total: ums.includes(null) ? null : ums.reduce((sum, one) => sum + one, 0) };
}

// CERT-1, p. 20; OPEN-49: also where the grade may be a U.
function certificates({ record, edition }) {
  const { external } = subjectOf(record);
  return [...(record.claimed ?? [])]
    .sort()
    .filter((series) => of(record, external).some((one) => one.series === series && isSat(one)))
    .filter((series) => checkClaim({ record, series, calendar: null, edition }).verdict === "allowed")
    .map((series) => ({ series, result: result({ record, series }) }));
}

const tablesCertificate = (facts) => certificates(facts)[0] ?? null; // CERT-6, p. 21

// ---- level 3: the ways to a certificate (p. 21-22) -----------------------------------------------------------------

function claimOptions({ record, calendar, edition }) {
  const externals = taken(of(record, subjectOf(record).external));
  if (!externals.length) return [];
  const base = (last(externals.filter(isSat)) ?? externals[0]).series; // a resit would follow it
  const resit = externals.some(isSat) ? resitSeries(record, base, calendar, edition) : null;
  const certificated = certificates({ record, edition }).map((one) => one.series);
  const earlier = certificated.filter((series) => series < base);
  const held = record.claimed?.includes(base) ?? false;
  const first = claimFindings(record, base, calendar, edition, true);
  const open = !has(first, "failed") && (!held || certificated.includes(base) || isPlanned(externals[0]));
  const options = [];
  const option = (code, claims, resitIn, counts, findings) => {
    const still = claims.filter((series) => !record.claimed?.includes(series));
    const ruled = ruling([...findings, ...severalCertificates(counts)]);
    options.push({ code, claims: still, resit: resitIn, counts, tables: counts[0], ruling: ruled });
  };

  if (earlier.length && !held) option("keep", [], null, earlier, claimFindings(record, last(earlier), calendar, edition));
  const claim = earlier.length ? "recertify" : "claim"; // CERT-5, p. 21
  if (open) option(held ? "keep" : claim, [base], null, [...earlier, base], first); // CERT-7, p. 21
  if (resit === null) return options;

  const then = resitFindings(record, resit, calendar, edition);
  if (has(then, "failed")) return options;
  if (!held || !certificated.length) { // CERT-3, p. 21
    option("resit-and-claim", [resit], resit, [resit], [...then, ...givenUp(record, base, resit, open)]);
  }
  if (open) {
    const both = [base, resit];
    const code = held ? "resit-and-recertify" : "claim-resit-recertify";
    option(code, both, resit, both, [...(held ? [] : first), ...then]);
  }
  return options;
}

function severalCertificates(counts) {
  if (counts.length < 2) return [];
  return [
    follows("certification.two-certificates", { series: counts }), // CERT-5, p. 21
    follows("certification.first-counts-in-tables", { series: counts[0] }), // CERT-6, p. 21
  ];
}

// CERT-4, p. 21: the final sitting counts, and what could still be claimed is lost.
function givenUp(record, before, series, open) {
  if (!open) return [];
  if (record.claimed === null) return [unknown("certification.already-claimed", { fact: "claimed", series: before })];
  return [follows("certification.earlier-result-lost", { before, series })];
}

// The series of the resit: the one planned, or else the first that can be entered, if possible without a late fee.
function resitSeries(record, base, calendar, edition) {
  const subject = subjectOf(record);
  const internals = subject.internal.map((component) => taken(of(record, component)));
  const missing = internals.some((sittings) => !sittings.length);
  const behind = record.sittings.filter((one) => !isPlanned(one)).map((one) => one.series).sort().pop();
  const planned = of(record, subject.external).find((one) => isPlanned(one) && one.series > base);
  if (planned) return missing && planned.series <= behind ? null : planned.series;
  if (!externalsLeft({ record, edition })) return null; // EXT-3, EXT-4, p. 20
  const earliest = [nextSeries(last(of(record, subject.external)).series), ...internals.flat().map((one) => one.series)];
  const found = [];
  let series = [...earliest, ...(missing ? [nextSeries(behind)] : [])].sort().pop();
  for (let step = 0; step < 4; step += 1, series = nextSeries(series)) {
    if (!subject.external_seasons.includes(seasonOf(series))) continue;
    if (calendar?.on) found.push([externalEntry(record, series, calendar), series]);
    else if (!isOver(record, series)) return series;
  }
  const choice =
    found.find(([entry]) => entry === "open") ??
    found.find(([entry]) => entry === "late fee") ??
    found.find(([entry]) => entry !== "closed");
  return choice ? choice[1] : null;
}

// CERT-3, p. 21: the claim of the resit, with everything that is still missing entered for the resit's series.
function resitFindings(record, series, calendar, edition) {
  const subject = subjectOf(record);
  const lacking = subject.internal.filter((component) => !taken(upTo(of(record, component), series)).length);
  const entered = taken(of(record, subject.external)).some((one) => one.series === series);
  const components = entered ? lacking : [...lacking, subject.external];
  const entries = components.map((component) => ({ component, series, ums: null, status: "planned", psa: null }));
  const sittings = [...record.sittings, ...entries].sort((one, other) => one.series.localeCompare(other.series));
  return [
    ...claimFindings({ ...record, sittings }, series, calendar, edition, true),
    ...internalsToCome(record, series),
    ...lacking.map((component) => follows("certification.internal-first", { component, series })), // EXT-1, p. 20
  ];
}

// ---- the kit's questions -------------------------------------------------------------------------------------------

const FUNCTIONS = {
  "terminal_rule.check": checkTerminalRule,
  "terminal_rule.earliest_external": earliestExternal,
  "terminal_rule.external_resit_needed": externalResitNeeded,
  "external.check": checkExternal,
  "external.sittings_left": externalsLeft,
  "retakes.check": checkRetake,
  "retakes.check_adapting": checkAdapting,
  "retakes.counting_sitting": countingSitting,
  "retakes.options": retakeOptions,
  "certification.certificates": certificates,
  "certification.check_claim": checkClaim,
  "certification.grade": grade,
  "certification.options": claimOptions,
  "certification.performance_tables_certificate": tablesCertificate,
  "certification.result": result,
};

const DEFAULTS = { edition: GIVEN.edition, at: null, first: null, assignment_minutes: null, calendar: null };

function answer(ask, facts) {
  return FUNCTIONS[ask]({ ...DEFAULTS, ...facts });
}

module.exports = { answer };
