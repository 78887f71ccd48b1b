// Reading a table: a file that is dropped or chosen, or what is pasted; then each heading is given its meaning.
import { readTable } from "./rules.js";
import { byId, field, make, offer } from "./elements.js";

const NONE = ["", "Not in this table"];
const PAUSE = 300; // milliseconds without typing, after which a table is read

// Read a file as text, or say why it is none.
export async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const starts = (...wanted) => wanted.every((one, place) => bytes[place] === one);
  if (starts(0x50, 0x4b)) throw new Error(`${file.name} is an Excel workbook. Open it in Excel and choose Save As, CSV UTF-8. Then use the new file.`);
  if (starts(0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes.includes(0)) throw new Error(`${file.name} is not a text file. Save the table as CSV, and use that file.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

// A heading without capitals and punctuation: "Cash-In" and "cash in" are one.
export const plain = (heading) => heading.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();

// A place for a table: a text box that takes a paste, a button for a file, and a drop. `wanted` lists the columns:
// [name, label, needed, headings that are likely].
export class TablePlace {
  constructor(id, wanted) {
    this.box = byId(`${id}-text`);
    this.columns = byId(`${id}-columns`);
    this.problem = byId(`${id}-problem`);
    this.wanted = wanted;
    this.text = "";
    this.table = null;
    this.selects = {};
    byId(`${id}-file`).addEventListener("change", (event) => this.take(event.target.files));
    this.box.addEventListener("input", () => {
      clearTimeout(this.later); // a paste can be an event for each line
      this.later = setTimeout(() => this.settled(), PAUSE);
    });
    const zone = this.box.closest(".drop");
    for (const name of ["dragover", "dragleave", "drop"]) {
      zone.addEventListener(name, (event) => {
        event.preventDefault();
        zone.classList.toggle("over", name === "dragover");
        if (name === "drop") this.take(event.dataTransfer.files);
      });
    }
  }

  async take(files) {
    if (!files.length) return;
    try {
      this.box.value = await textOf(files[0]);
      await this.read();
    } catch (error) {
      this.say(error.message); // what was in the box before is still there
    }
  }

  say(text) {
    this.problem.textContent = text;
    this.problem.hidden = !text;
  }

  // Read what is in the box, where that has not been read yet.
  async settled() {
    if (this.box.value !== this.text) await this.read();
  }

  async read() {
    const text = this.box.value;
    const table = await readTable(text);
    if (text !== this.box.value) return; // more was typed since
    this.say(this.whatIsWrong(table));
    const before = Object.fromEntries(Object.entries(this.selects).map(([name, one]) => [name, one.value]));
    this.text = text;
    this.table = table;
    this.selects = {};
    this.columns.hidden = !table.headings.length;
    const pairs = table.headings.map((one) => [one, one]);
    const rows = this.wanted.map(([name, label, needed, likely]) => {
      const kept = table.headings.includes(before[name]) ? before[name] : "";
      const chosen = kept || likely.map((word) => table.headings.find((one) => plain(one) === word)).find(Boolean) || "";
      this.selects[name] = offer(make("select", {}), [needed ? ["", "Choose a column"] : NONE, ...pairs], chosen);
      return field(label, this.selects[name]);
    });
    const sample = table.rows.slice(0, 3).map((row) => make("tr", {}, ...table.headings.map((one) => make("td", {}, row[one]))));
    const head = make("tr", {}, ...table.headings.map((one) => make("th", { scope: "col" }, one)));
    const caption = make("caption", {}, `The first of ${table.rows.length} rows`);
    const preview = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "First rows" }, make("table", {}, caption, make("thead", {}, head), make("tbody", {}, ...sample)));
    this.columns.replaceChildren(make("legend", {}, "Which column has what?"), preview, make("div", { class: "row" }, ...rows));
  }

  whatIsWrong(table) {
    if (table.torn.length) return `These rows have more cells than there are headings: ${table.torn.slice(0, 10).join(", ")}. Row 1 is the first row after the headings. Correct them, so that no mark is in the wrong column.`;
    if (table.twice.length) return `These headings are there twice: ${table.twice.join(", ")}. Give each column a heading of its own.`;
    return this.box.value.trim() && !table.rows.length ? "There are headings and no rows below them." : "";
  }

  // What stops the table from being used, in words; empty if nothing does.
  problems(what) {
    if (!this.table?.headings.length) return [`Drop, choose or paste ${what}.`];
    const missing = this.wanted.filter(([name, , needed]) => needed && !this.selects[name].value);
    const found = missing.map(([, label]) => `Choose the column for “${label}”.`);
    return this.problem.hidden ? found : [this.problem.textContent, ...found];
  }

  // Go to a row of the table in the box; 1 is the first after the headings.
  select(number) {
    const lines = this.box.value.split("\n");
    const filled = lines.map((line, place) => [line, place]).filter(([line]) => line.replace(/[,;\t\s"]/g, ""));
    const [line, place] = filled[number] ?? ["", lines.length];
    const start = lines.slice(0, place).reduce((sum, one) => sum + one.length + 1, 0);
    this.box.focus();
    this.box.setSelectionRange(start, start + line.length);
    this.box.scrollTop = (this.box.scrollHeight / lines.length) * Math.max(place - 1, 0);
  }

  // The rows with the chosen columns only, and what the table calls them.
  chosen() {
    const columns = Object.fromEntries(Object.entries(this.selects).map(([name, one]) => [name, one.value]).filter(([, one]) => one));
    const rows = this.table.rows.map((row) => Object.fromEntries(Object.values(columns).map((one) => [one, row[one]])));
    return { columns, rows };
  }
}
