// @ts-check
// Plays the timeline of the page: every step is the server's, and every step has its address.

import { Problem, watch } from "../api.js";
import { point, pointed } from "./axis.js";
import { hear } from "./keys.js";
import {
  begin, find, here, known, label, page, queryAt, queryOf, replace, show, step, trouble, wait, within,
} from "./page.js";
import { Steps, ask } from "./steps.js";

const steps = new Steps(wait);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let playing;
let whole = new AbortController();
let loading = Promise.resolve();

/** Does what may be refused, and says why it was. @param {() => Promise<void>} work */
async function attempt(work) {
  try {
    await work();
  } catch (error) {
    if (error instanceof Problem) trouble(error.message);
    else if (/** @type {Error} */ (error).name !== "AbortError") throw error;
  }
}

/** @param {string} query @param {"push" | "replace" | null} [history] */
const open = (query, history = "push") => attempt(async () => {
  await loading;
  show(await steps.at(query), history);
  trouble("");
  prepare();
});

/** Has the steps near this one at hand. */
function prepare() {
  const near = [1, 2, 3, -1, 4, 5, 6, -2].map((by) => step() + by).filter((at) => within(at) === at);
  void steps.prepare(near.map((at) => queryAt(at)));
}

/** The step that is on its way: a key that is pressed meanwhile goes on from there. @type {{ at: number } | undefined} */
let aim;
const going = () => aim?.at ?? step();

/** @param {number} at @param {"push" | "replace"} [history] */
async function go(at, history = "replace") {
  const mine = aim = { at: within(at) };
  await open(queryAt(mine.at), history);
  if (aim === mine) aim = undefined;
}

/** Another timeline, or this one anew. @param {string} url @param {"push" | null} history */
function load(url, history) {
  whole.abort();
  whole = new AbortController();
  steps.forget();
  aim = undefined;
  return loading = attempt(async () => {
    const text = await ask(url, whole.signal, wait);
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("#timeline");
    if (!fresh) return location.assign(url);
    replace(fresh);
    if (history === "push") window.history.pushState(null, "", here().url);
    prepare();
  });
}

/** @param {boolean} isOn */
function play(isOn) {
  clearTimeout(playing);
  playing = undefined;
  const button = find("[data-act=play]");
  if (button) button.textContent = isOn ? "Pause" : "Play";
  if (!isOn) return;
  const now = playing = setTimeout(async () => {
    await go(step() + 1);
    if (playing === now) play(!here().stops && step() < Number(here().last));
  }, Number(/** @type {HTMLSelectElement} */ (find("#speed")).value));
}

/** @param {string} selector */
function focusOn(selector) {
  const field = /** @type {HTMLInputElement | null} */ (find(selector));
  field?.focus();
  field?.select?.();
}

/** Which button Enter presses in the expression's form. @param {string} act */
function arm(act) {
  for (const button of page.querySelectorAll(".expression button")) {
    button.classList.toggle("primary", /** @type {HTMLButtonElement} */ (button).value === act);
  }
  focusOn("#expression");
}

/** Another draw: the middle one comes before the first. @param {number} by */
function turn(by) {
  const field = /** @type {HTMLInputElement} */ (find("#draw"));
  const now = field.value === "middle" ? -1 : Number(field.value);
  field.value = now + by < 0 ? "middle" : String(now + by);
  field.form?.requestSubmit();
}

/** Everything that a key or a button does, by its name in the list of keys. @type {Record<string, () => unknown>} */
const acts = {
  next: () => go(going() + 1),
  previous: () => go(going() - 1),
  "ten-on": () => go(going() + 10),
  "ten-back": () => go(going() - 10),
  first: () => go(Number(here().first)),
  last: () => go(Number(here().last)),
  on: () => open(queryAt(going(), { do: "on" })),
  before: () => open(queryAt(going(), { do: "last" })),
  until: () => arm("until"),
  back: () => arm("back"),
  break: () => arm("break"),
  watch: () => arm("watch"),
  go: () => focusOn("#go"),
  find: () => focusOn("#find"),
  draw: () => focusOn("#draw"),
  "known-on": () => focusOn("#known-on"),
  "draw-next": () => turn(1),
  "draw-previous": () => turn(-1),
  help: () => /** @type {HTMLDialogElement} */ (document.querySelector("#keys")).showModal(),
};

/** @param {string} act */
function perform(act) {
  const isPlaying = playing !== undefined;
  play(act === "play" && !isPlaying);
  void acts[act]?.();
}

page.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const act = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
  const link = target.closest("a");
  const mark = pointed(event);
  const isOurs = link && link.pathname === "/" && link.origin === location.origin;
  if (!act && !isOurs && mark === null) return;
  event.preventDefault();
  if (act) return perform(act.dataset.act ?? "");
  play(false);
  // The list's own links know nothing of what was watched since.
  const row = /** @type {HTMLElement | null} */ (target.closest("tr[data-step]"));
  if (mark !== null || row) void go(mark ?? Number(row?.dataset.step), "push");
  else if (link) void open(link.search);
});

page.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  event.preventDefault();
  play(false);
  const words = queryOf(form, event.submitter);
  if (!form.hasAttribute("data-whole")) return void open(`?${words}`);
  // Steps are numbered anew in another timeline; a day is a day.
  if (here().day) words.set("at", here().day ?? "");
  void load(`/?${words}`, "push");
});

page.addEventListener("keydown", (event) => {
  const armed = /** @type {HTMLButtonElement | null} */ (find(".expression .primary"));
  if (event.key !== "Enter" || !armed || /** @type {Element} */ (event.target).id !== "expression") return;
  event.preventDefault();
  armed.form?.requestSubmit(armed);
});

page.addEventListener("input", (event) => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (target.id === "scrubber") {
    play(false);
    label(Number(target.value));
    point(page, Number(target.value));
    void go(Number(target.value));
  }
  if (target.id === "known-slider") /** @type {HTMLInputElement} */ (find("#known-on")).value = known();
});

page.addEventListener("change", (event) => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (target.id === "known-slider" || target.matches(".choice select")) target.form?.requestSubmit();
});

window.addEventListener("popstate", () => void load(location.pathname + location.search, null));
hear(perform);
begin();
prepare();
watch(() => void load(here().url ?? "/", null));
