// @ts-check
// The page of a branch: its parts made to work together.

import { read, watch } from "../api.js";
import { Completion } from "./complete.js";
import { keep, unsavedOf } from "./keep.js";
import { Outcome } from "./outcome.js";
import { problemsIn } from "./problems.js";
import { Saving } from "./saving.js";
import { Sheet } from "./sheet.js";
import { Sliders } from "./sliders.js";
import { Words } from "./words.js";

const page = /** @type {HTMLElement} */ (document.querySelector(".branch-page"));
const area = /** @type {HTMLTextAreaElement} */ (page.querySelector("#text"));
const form = /** @type {HTMLFormElement} */ (page.querySelector("#editor"));
const branch = page.dataset.branch ?? "";

const sheet = new Sheet(area);
const saving = new Saving(page, sheet, branch, Number(page.dataset.version));
const outcome = new Outcome(page, branch);
const sliders = new Sliders(/** @type {HTMLElement} */ (page.querySelector("#sliders")), sheet, inherited());
const state = /** @type {HTMLElement} */ (page.querySelector("#text-state"));
new Completion(sheet, new Words(() => ({ ids: planned(), assumptions: inherited().map((a) => a.name) })), state);
const [undo, redo, discard] = tools(["Undo", "Redo", "Discard the changes"]);
const showProblems = problemsIn(/** @type {HTMLElement} */ (page.querySelector("#problems")), sheet);
let begun = 0;

page.classList.add("scripted");
page.querySelector("#assumed")?.removeAttribute("open");
// The handler of the capture phase is the first to know of a change, and so when it began.
for (const type of ["input", "keydown", "click"]) {
  page.addEventListener(type, () => { begun = performance.now(); }, { capture: true });
}
sheet.addEventListener("text", () => {
  outcome.show(sheet.text, begun || performance.now());
  sliders.show();
  refresh();
  keep(branch, saving.isUnsaved ? { text: sheet.text, version: saving.version } : null);
  saving.say(saving.isUnsaved ? "Not saved yet; this browser keeps it. A comparison takes what is stored." : "As it is stored.");
});
outcome.addEventListener("problems", (event) => showProblems(/** @type {CustomEvent} */ (event).detail));
saving.addEventListener("saved", () => void reread());
saving.addEventListener("moved", refresh);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void saving.save();
});
page.addEventListener("keydown", (event) => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  // Whoever offers words at the caret has had a say already.
  if (event.key === "Enter" && isPlain && event.target === area && !event.defaultPrevented) {
    event.preventDefault();
    sheet.newLine();
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "s") void saving.save();
  else if (key === "z" && isEditing(event)) sheet.step(!event.shiftKey);
  else if (key === "y" && isEditing(event)) sheet.step(false);
  else return;
  event.preventDefault();
});
undo.addEventListener("click", () => sheet.step(true));
redo.addEventListener("click", () => sheet.step(false));
discard.addEventListener("click", () => sheet.write(saving.stored, ""));
page.querySelector("form.choices")?.addEventListener("change", () => {
  const chosen = new FormData(/** @type {HTMLFormElement} */ (page.querySelector("form.choices")));
  history.replaceState(null, "", `?${new URLSearchParams(/** @type {any} */ (chosen))}`);
  outcome.show(sheet.text);
});
watch(() => void elsewhere());
restore();
refresh();
page.dataset.ready = "true";

/** What was not saved when the tab was lost is here again. */
function restore() {
  // A form that was refused brings its own text.
  const unsaved = page.querySelector("[role=alert]") ? null : unsavedOf(branch);
  if (!unsaved || unsaved.text === sheet.text) return;
  saving.version = unsaved.version;
  sheet.write(unsaved.text, "");
  saving.say(unsaved.version === Number(page.dataset.version) ? "What you had not saved is here again."
    : "What you had not saved is here again; meanwhile the branch was changed.");
}

/** Says in buttons what can be done now. */
function refresh() {
  undo.disabled = !sheet.past.canUndo;
  redo.disabled = !sheet.past.canRedo;
  discard.disabled = !saving.isUnsaved;
  for (const button of page.querySelectorAll("form.edit button")) {
    /** @type {HTMLButtonElement} */ (button).disabled = saving.isUnsaved;
    button.toggleAttribute("title", saving.isUnsaved);
    if (saving.isUnsaved) button.setAttribute("title", "Save or discard the text first.");
  }
  for (const seen of page.querySelectorAll("input[name=seen]")) {
    /** @type {HTMLInputElement} */ (seen).value = String(saving.version);
  }
}

/** The plan and the assumptions as the server tells them after a change was saved. */
async function reread() {
  const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  for (const part of ["#plan", "#assumed table", "h1"]) {
    const [old, now] = [page.querySelector(part), fresh.querySelector(part)];
    if (old && now) old.replaceWith(document.adoptNode(now));
  }
  sliders.known = inherited();
  sliders.show(true);
  refresh();
}

/** Somebody wrote to the store: to this branch, perhaps. */
async function elsewhere() {
  const { view } = await read(`/branches/${branch}/scenario`);
  if (saving.isBusy || view.version <= saving.version) return;
  if (saving.isUnsaved) {
    saving.say("Somebody changed this branch meanwhile. Yours is kept; saving shows both.");
    return;
  }
  [saving.version, saving.stored] = [view.version, view.text];
  sheet.write(view.text, "");
  saving.say(`Changed elsewhere; this is version ${view.version}.`);
  await reread();
}

/** @param {KeyboardEvent} event */
function isEditing(event) {
  return event.target === area || form.parentElement?.contains(/** @type {Node} */ (event.target));
}

/** The assumptions that the server tells of. */
function inherited() {
  return [...page.querySelectorAll("#assumed tr[data-name]")].map((row) => {
    const { name = "", value = "", unit = "" } = /** @type {HTMLElement} */ (row).dataset;
    return { name, value, unit };
  });
}

/** The ids of the plan's entries. */
function planned() {
  return [...page.querySelectorAll("#plan tbody th code")].map((code) => code.textContent ?? "");
}

/** @param {string[]} names */
function tools(names) {
  return names.map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    page.querySelector("#text-state")?.before(button);
    return button;
  });
}
