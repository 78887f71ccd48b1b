// Saving files: on your own disk, and nowhere else.
import { byId, dayInWords } from "./elements.js";

export function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// A table for a spreadsheet. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
export function asCsv(headings, rows) {
  const cell = (value) => {
    const text = String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${[headings, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// Days for a calendar, as whole days; each event is { day, title, text }.
export function asCalendar(events, stamp = new Date()) {
  const escaped = (text) => text.replace(/[\\;,]/g, (one) => `\\${one}`).replace(/\r?\n/g, "\\n");
  const folded = (line) => {
    const parts = [""];
    let bytes = 0;
    for (const letter of line) {
      const size = new TextEncoder().encode(letter).length;
      if (bytes + size > 73) {
        parts.push(" ");
        bytes = 1;
      }
      parts[parts.length - 1] += letter;
      bytes += size;
    }
    return parts.join("\r\n");
  };
  const digits = (iso) => iso.replaceAll("-", "");
  const after = (iso) => new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//btec-rules//ask//EN"];
  for (const [place, { day, title, text }] of events.entries()) {
    lines.push("BEGIN:VEVENT", `UID:${digits(day)}-${place}-${stamp.getTime()}@btec-rules`);
    lines.push(`DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, "")}`);
    lines.push(`DTSTART;VALUE=DATE:${digits(day)}`, `DTEND;VALUE=DATE:${digits(after(day))}`);
    lines.push(`SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`, "TRANSP:TRANSPARENT", "END:VEVENT");
  }
  return [...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

// Tasks with a day, one event for each day and task: who it is about is in the text.
export function saveTaskDays(name, tasks) {
  const events = new Map();
  for (const { learner, task, due } of tasks.filter((one) => one.due)) {
    const key = `${due} ${task}`;
    if (!events.has(key)) events.set(key, { day: due, title: task, learners: [] });
    if (learner) events.get(key).learners.push(learner);
  }
  const text = ({ day, learners }) => [`Last day: ${dayInWords(day)}.`, ...learners].join("\n");
  save(name, "text/calendar", asCalendar([...events.values()].map((one) => ({ ...one, text: text(one) }))));
}

const PAGE = document.documentElement.outerHTML; // as it was opened, before anything is shown in it
const KEPT = /(<script type="application\/json" id="kept">)[^<]*(<\/script>)/;

// Save this page with what is to be kept in it.
export function savePage(kept) {
  const data = JSON.stringify(kept).replaceAll("<", "\\u003c");
  const page = PAGE.replace(KEPT, (_, before, after) => before + data + after);
  save("btec-rules.html", "text/html", `<!doctype html>\n${page}\n`);
}

export function keptInPage() {
  return JSON.parse(byId("kept").textContent);
}
