// @ts-check
// The comparison redraws at every change: some hundred draws at once, then finer ones behind them, and how sure it is.
import { follow, Problem } from "./api.js";
import { closeBehind, showBehind } from "./compare/behind.js";
import { offerPictures } from "./compare/pictures.js";
import { answerToReaders, prepare } from "./compare/plots.js";
import { sortable } from "./tables.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector(".comparison-form"));
const results = /** @type {HTMLElement} */ (document.getElementById("results"));
const status = /** @type {HTMLElement} */ (document.querySelector(".compare-page .progress"));
const words = /** @type {HTMLElement} */ (status.querySelector(".words"));
const bar = /** @type {HTMLProgressElement} */ (status.querySelector("progress"));
const cancel = /** @type {HTMLButtonElement} */ (status.querySelector(".cancel"));
const quick = Number(status.dataset.quick), fine = Number(status.dataset.fine);
let work = new AbortController();

/** Draws what the address asks for, then refines it. */
async function redraw() {
  work.abort();
  work = new AbortController();
  const query = new URLSearchParams(location.search);
  if (!query.has("branch")) return location.reload();
  query.delete("analysis");
  if (await drawn(query, "quick")) await refine(work);
}

/** Finer draws of what is shown, and how sure it is; where the address says how many, only if it asks for that. @param {AbortController} mine */
async function refine(mine) {
  const query = new URLSearchParams(location.search);
  if (!query.has("branch") || mine.signal.aborted) return;
  if (query.has("draws") && !query.has("analysis")) return;
  if (!query.has("draws")) query.set("draws", String(fine));
  query.set("analysis", "1");
  await drawn(query, "fine");
}

/** @param {URLSearchParams} query @param {"quick" | "fine"} how */
async function drawn(query, how) {
  const mine = work;
  const was = words.textContent;
  results.setAttribute("aria-busy", String(how === "quick"));
  const late = setTimeout(() => begin(query, how), 150);
  try {
    const told = await follow(`/compare/live?${query}`, { signal: mine.signal }, (share) => { bar.value = share; });
    if (mine !== work) return false;
    replace(told.html);
    end(counted(told.draws));
    return true;
  } catch (error) {
    if (mine !== work) return false;
    const isStopped = mine.signal.aborted;
    end(isStopped ? `${was} (cancelled)` : error instanceof Problem ? `${error.message} ${error.hint ?? ""}` : "The server cannot be reached.", !isStopped);
    return false;
  } finally {
    clearTimeout(late);
  }
}

/** @param {number} draws */
const counted = (draws) => `${draws.toLocaleString("en-US")} ${draws === 1 ? "draw" : "draws"} a branch`;

/** @param {URLSearchParams} query @param {"quick" | "fine"} how */
function begin(query, how) {
  const draws = counted(Number(query.get("draws") ?? quick));
  // What stands there until then is told as what it is.
  words.textContent = how === "fine" ? `${words.textContent}; refining with ${draws}` : `Drawing ${draws}`;
  bar.removeAttribute("value");
  bar.hidden = cancel.hidden = false;
}

/** @param {string} text @param {boolean} [isBad] */
function end(text, isBad = false) {
  words.textContent = text;
  words.classList.toggle("bad", isBad);
  bar.hidden = cancel.hidden = true;
  results.removeAttribute("aria-busy");
}

/** Puts in what the server drew; what was open stays open, and the focus where it was. @param {string} html */
function replace(html) {
  const open = new Set([...results.querySelectorAll("details[open]")].map((d) => /** @type {HTMLElement} */ (d).dataset.key));
  const focused = placeOf(document.activeElement);
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const details of /** @type {NodeListOf<HTMLDetailsElement>} */ (template.content.querySelectorAll("details"))) {
    if (details.dataset.key && open.has(details.dataset.key)) details.open = true;
  }
  results.replaceChildren(template.content);
  enliven();
  focused?.()?.focus({ preventScroll: true });
}

/** How to find an element of the results again once they were replaced. @param {Element | null} element */
function placeOf(element) {
  if (!element || !results.contains(element)) return null;
  const within = element.closest("[id]") ?? results, selector = element.localName + (element.classList[0] ? `.${element.classList[0]}` : "");
  const index = [...within.querySelectorAll(selector)].indexOf(element);
  return () => /** @type {HTMLElement | undefined} */ (
    [...(document.getElementById(within.id) ?? results).querySelectorAll(selector)][Math.max(0, index)]);
}

function enliven() {
  prepare(results);
  offerPictures(results);
  sortable(results);
}

/** @param {string} address */
function go(address) {
  closeBehind();
  history.pushState(null, "", address);
  void redraw();
}

/** The form as an address, without what is left empty. */
function asked() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, String(value));
  return query.size > 0 ? `${form.action}?${query}` : form.action;
}

/** Sets the form to what the address says. */
function recall() {
  const query = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || !field.name) continue;
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = query.getAll(field.name).includes(field.value);
    else field.value = query.get(field.name) ?? "";
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(asked());
});
form.addEventListener("change", () => {
  if (form.reportValidity()) go(asked());
});
results.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.dataset.series) {
    event.preventDefault();
    go(link.href);
    recall();
  } else if (link.pathname === "/compare/point") {
    event.preventDefault();
    void showBehind(link, null, link);
  }
});
cancel.addEventListener("click", () => work.abort());
addEventListener("popstate", () => {
  recall();
  void redraw();
});
answerToReaders(results, showBehind);
enliven();
if (!new URLSearchParams(location.search).has("draws")) void refine(work);
