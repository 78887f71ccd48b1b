// Asking the library, which runs in a worker: the page stays alive while it works something out.
import { byId } from "./elements.js";

const waiting = new Map();
let worker;
let asked = 0;

// Start the library with its parts, which are in the page; gives what the lists of the page offer.
export function startRules() {
  const code = new Blob([byId("worker").textContent], { type: "text/javascript" });
  worker = new Worker(URL.createObjectURL(code));
  const parts = Object.fromEntries(
    [...document.querySelectorAll("script[data-part]")].map((one) => [one.dataset.part, one.textContent.trim()]),
  );
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      if (data.ready) resolve(data.ready);
      else if (data.failed) reject(new Error(data.failed));
      else {
        const { resolve: answer, reject: stop } = waiting.get(data.id);
        waiting.delete(data.id);
        document.body.dataset.took = Math.round(data.took); // milliseconds, for those who measure
        if (data.broken) stop(new Error(data.broken));
        else answer(data.answer);
      }
    };
    worker.postMessage({ parts });
  });
}

function call(name, ...given) {
  asked += 1;
  worker.postMessage({ id: asked, name, given });
  return new Promise((resolve, reject) => waiting.set(asked, { resolve, reject }));
}

// Ask questions as [name, facts] pairs; each answer has `answer`, `html` and `missing`, or `faults`.
export function ask(...questions) {
  return call("ask", JSON.stringify(questions.map(([name, facts]) => ({ ask: name, facts }))));
}

// Ask about many learners; the answer is a summary, as the whole is long.
export function askCohort(facts) {
  return call("cohort", JSON.stringify({ ask: "audit.rows", facts }));
}

// Read a table: its headings and its rows.
export function readTable(text) {
  return call("table", text);
}
