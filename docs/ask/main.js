// The page comes alive: screens at once, answers as soon as the rules are loaded.
import { byId, outdated } from "./elements.js";
import { startCohort } from "./cohort.js";
import { startDates } from "./dates.js";
import { startLearner } from "./learner.js";
import { startRound } from "./round.js";
import { startRules } from "./rules.js";
import { startScreens } from "./screens.js";

const state = byId("state");

window.addEventListener("unhandledrejection", (event) => {
  state.textContent = `Something went wrong: ${event.reason?.message ?? event.reason}. What you typed is still here. Try again.`;
  state.hidden = false;
});

// An answer says when the form above it was changed since, and the day that is asked about is the same on every screen.
function watchForms() {
  for (const form of document.querySelectorAll("section > form")) {
    const area = byId(form.id.replace("-form", "-answer"));
    form.addEventListener("input", () => outdated(area, "You changed something after this answer. Press the button above to answer again."));
  }
  const days = [...document.querySelectorAll("input[type=date][id$='-on']")];
  for (const day of days) {
    day.addEventListener("change", () => {
      for (const other of days.filter((one) => one.value !== day.value)) {
        other.value = day.value;
        other.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
  }
}

byId("policy").textContent = document.querySelector("meta[http-equiv]").content;
startScreens();
try {
  const lists = await startRules();
  byId("version").textContent = `Version ${lists.version} of btec-rules.`;
  for (const start of [startDates, startLearner, startCohort, startRound]) start(lists);
  watchForms();
  document.body.dataset.ready = "yes";
  state.textContent = "The rules are loaded. You can go offline now.";
} catch (error) {
  state.textContent = `The rules could not be loaded. Open this page in a current version of Edge, Chrome, Firefox or Safari. (${error.message})`;
}
