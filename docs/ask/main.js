// The page comes alive: screens at once, answers as soon as the rules are loaded.
import { byId } from "./elements.js";
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

byId("policy").textContent = document.querySelector("meta[http-equiv]").content;
startScreens();
try {
  const lists = await startRules();
  byId("version").textContent = `Version ${lists.version} of btec-rules.`;
  for (const start of [startDates, startLearner, startCohort, startRound]) start(lists);
  document.body.dataset.ready = "yes";
  state.textContent = "The rules are loaded. You can go offline now.";
} catch (error) {
  state.textContent = `The rules could not be loaded. Open this page in a current version of Edge, Chrome, Firefox or Safari. (${error.message})`;
}
