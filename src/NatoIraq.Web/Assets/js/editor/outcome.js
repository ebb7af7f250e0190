// @ts-check
// What comes of the text: drawn anew with every change, quickly first, then finer in the background.

import { Problem, send } from "../api.js";

const SOON = 25;
const IDLE = 450;
const AGAIN = 2000;
const QUICK = 1000;
const FINE = 10000;

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const fraction = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });

/** Tells "problems" with what is wrong with the text; its detail is a list of marks. */
export class Outcome extends EventTarget {
  /** @param {HTMLElement} page @param {string} branch */
  constructor(page, branch) {
    super();
    this.page = page;
    this.branch = branch;
    this.text = "";
    this.begun = 0;
    this.timer = 0;
    this.request = new AbortController();
  }

  /** Draws what comes of a text. @param {string} text @param {number} [begun] when it was changed */
  show(text, begun = performance.now()) {
    this.text = text;
    // Of several changes that one drawing answers, the first is the one that waited.
    this.begun ||= begun;
    this.#schedule(SOON, () => this.#draw(QUICK));
  }

  /** @param {number} pause @param {() => void} act */
  #schedule(pause, act) {
    clearTimeout(this.timer);
    this.request.abort();
    this.timer = window.setTimeout(act, pause);
  }

  /** @param {number} draws */
  async #draw(draws) {
    this.request = new AbortController();
    const { signal } = this.request;
    const body = { branch: this.branch, text: this.text, draws, ...this.#chosen() };
    try {
      const { view } = await send("POST", "/picture", body, { signal });
      if (signal.aborted) return;
      this.#put(view);
      if (draws === QUICK) this.#measured();
      this.dispatchEvent(new CustomEvent("problems", { detail: [] }));
      if (draws === QUICK) this.#schedule(IDLE, () => this.#draw(FINE));
      else await this.#warn(signal);
    } catch (error) {
      if (!signal.aborted) this.#refused(error);
    }
  }

  /** What it is drawn as, and over what. */
  #chosen() {
    const form = /** @type {HTMLFormElement | null} */ (this.page.querySelector("form.choices"));
    const chosen = form ? new FormData(form) : new FormData();
    return { series: chosen.get("series") ?? null, baseline: chosen.get("over") ?? null };
  }

  /** @param {any} view */
  #put(view) {
    part(this.page, "#chart").innerHTML = view.chart;
    part(this.page, "#change").innerHTML = view.change ?? "";
    part(this.page, "#said").textContent = view.said;
    part(this.page, "#drawn").textContent = `${number.format(view.draws)} ${view.draws === 1 ? "draw" : "draws"}${view.draws < FINE ? ", finer in a moment" : ""}`;
    part(this.page, ".what").textContent = view.inWords[0].toUpperCase() + view.inWords.slice(1);
    part(this.page, ".over").textContent = view.baseline ? `; in grey and dashed: ${view.baseline}` : "";
    part(this.page, ".outcome").classList.remove("past");
    const body = this.page.querySelector("#results tbody");
    const isOutput = view.outputs.includes(view.series);
    body?.replaceChildren(...view.results.map((/** @type {any} */ r) => row(r, isOutput, view.baseline !== null)));
    const heads = this.page.querySelectorAll("#results th.number");
    heads.forEach((head, i) => head.toggleAttribute("hidden", i > 1 && view.baseline === null));
  }

  /** The time from the change to the drawing, for whoever measures. */
  #measured() {
    const begun = this.begun;
    this.begun = 0;
    requestAnimationFrame(() => performance.measure("redraw", { start: begun, end: performance.now() }));
  }

  /** @param {AbortSignal} signal */
  async #warn(signal) {
    const { view } = await send("POST", "/scenario/validate", { text: this.text, name: `${this.branch}.yaml` }, { signal });
    const marks = view.warnings.map((/** @type {string} */ message) =>
      ({ message, hint: null, line: null, column: null, endColumn: null }));
    this.dispatchEvent(new CustomEvent("problems", { detail: marks }));
  }

  /** @param {unknown} error */
  #refused(error) {
    this.begun = 0;
    part(this.page, ".outcome").classList.add("past");
    if (error instanceof Problem && error.status >= 400 && error.status < 429) {
      part(this.page, "#drawn").textContent = "Drawn from the text before it had a mistake.";
      const places = error.places.length > 0 ? error.places
        : [{ message: error.message, hint: error.hint, line: null, column: null, endColumn: null }];
      this.dispatchEvent(new CustomEvent("problems", { detail: places }));
      return;
    }
    part(this.page, "#drawn").textContent = "The server does not answer; asking again.";
    this.#schedule(AGAIN, () => this.#draw(QUICK));
  }
}

/** @param {any} result @param {boolean} isOutput @param {boolean} isCompared */
function row(result, isOutput, isCompared) {
  const tell = (/** @type {number | null | undefined} */ value) =>
    value === null || value === undefined ? "unknown" : (isOutput ? fraction : number).format(value).replace("-", "\u2212");
  const signed = (/** @type {number | undefined} */ value) =>
    (value && (isOutput ? value : Math.round(value)) > 0 ? "+" : "") + tell(value);
  const line = document.createElement("tr"), head = document.createElement("th");
  head.scope = "row";
  head.className = "one-line";
  head.textContent = result.date;
  const d = result.difference;
  const cells = [tell(result.p50), result.p10 === null ? tell(null) : `${tell(result.p10)} to ${tell(result.p90)}`,
    ...(isCompared ? [d ? signed(d.p50) : "unknown", d ? `${signed(d.p10)} to ${signed(d.p90)}` : "unknown"] : [])];
  line.append(head, ...cells.map((text) => {
    const cell = document.createElement("td");
    cell.className = "number";
    cell.textContent = text;
    return cell;
  }));
  return line;
}

/** @param {HTMLElement} page @param {string} selector */
function part(page, selector) {
  return /** @type {HTMLElement} */ (page.querySelector(selector) ?? document.createElement("div"));
}
