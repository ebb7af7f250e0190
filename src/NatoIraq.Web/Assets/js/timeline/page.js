// @ts-check
// The page as it stands: the step it shows, and everything around the step that must agree with it.

import { Problem } from "../api.js";
import { point } from "./axis.js";

/** The timeline's part of the page: its children change with the timeline, it stays. */
export const page = /** @type {HTMLElement} */ (document.querySelector("#timeline"));
const told = /** @type {HTMLElement} */ (document.querySelector("#told"));

/** @template {HTMLElement} [T=HTMLElement] @param {string} selector @returns {T | null} */
export const find = (selector) => page.querySelector(selector);

/** What the server says of the step shown. */
export const here = () => /** @type {HTMLElement} */ (find("#step")).dataset;

/** The step shown. */
export const step = () => Number(here().step);

/** The nearest step that there is. @param {number} at */
export const within = (at) => Math.min(Math.max(at, Number(here().first)), Number(here().last));

/** The query string of a step of this timeline. @param {number} at @param {Record<string, string>} [more] */
export function queryAt(at, more = {}) {
  const words = new URL(here().url ?? "/", location.href).searchParams;
  words.set("at", String(at));
  for (const [name, value] of Object.entries(more)) words.append(name, value);
  return `?${words}`;
}

/**
 * The query string that a form asks for from the step shown: what it carries along without a script is known here.
 * @param {HTMLFormElement} form @param {HTMLElement | null} [submitter]
 */
export function queryOf(form, submitter) {
  const words = new URLSearchParams(queryAt(step()));
  for (const [name, value] of new FormData(form, submitter)) {
    if (form.querySelector(`input[type=hidden][name="${name}"]`)) continue;
    if (value === "") words.delete(name);
    else words.set(name, String(value));
  }
  return words;
}

/** Says what is wrong above the step, or nothing. @param {string} text */
export function trouble(text) {
  const notice = find("#trouble");
  if (!notice || notice.textContent === text) return;
  notice.textContent = text;
  notice.hidden = !text;
}

/** Says that the server is away, or takes it back. @param {number | null} ms */
export function wait(ms) {
  trouble(ms === null ? "" : `The server does not answer. Trying again in ${ms / 1000} s; nothing is lost.`);
}

/** Shows a step that the server drew. @param {string} markup @param {"push" | "replace" | null} history */
export function show(markup, history) {
  const old = /** @type {HTMLElement} */ (find("#step"));
  const fresh = new DOMParser().parseFromString(markup, "text/html").querySelector("#step");
  if (!(fresh instanceof HTMLElement)) throw new Problem({ title: "The server sent no step.", status: 0 });
  const isFocused = old.contains(document.activeElement);
  for (const part of fresh.querySelectorAll("details")) {
    part.open ||= old.querySelector(`details[data-part=${part.dataset.part}]`)?.hasAttribute("open") ?? false;
  }
  old.replaceWith(fresh);
  if (isFocused) fresh.focus({ preventScroll: true });
  if (history === "push") window.history.pushState(null, "", fresh.dataset.url);
  if (history === "replace") window.history.replaceState(null, "", fresh.dataset.url);
  settle();
}

/** Brings everything around the step in line with it. */
export function settle() {
  const at = step(), { first, last } = here();
  point(page, at);
  find("#events [aria-current]")?.removeAttribute("aria-current");
  const row = find(`#events [data-step="${at}"]`);
  row?.setAttribute("aria-current", "step");
  label(at);
  /** @type {HTMLInputElement} */ (find("#scrubber")).value = String(at);
  const aims = { first: Number(first), previous: within(at - 1), next: within(at + 1), last: Number(last) };
  for (const [act, aim] of Object.entries(aims)) {
    find(`a[data-act=${act}]`)?.setAttribute("href", `/${queryAt(aim)}`);
  }
  if (row) document.title = `${row.dataset.id} · ${document.title.split(" · ").at(-1)}`;
  told.textContent = here().told ?? "";
}

/** Names a step beside the scrubber. @param {number} at */
export function label(at) {
  const row = find(`#events [data-step="${at}"]`);
  const text = row ? `${at} · ${row.dataset.day} · ${row.dataset.id}` : "";
  find("#scrubber")?.setAttribute("aria-valuetext", text);
  /** @type {HTMLElement} */ (find("#scrubbed")).textContent = text;
}

/** The day that the slider of days stands at; nothing when it is off. */
export function known() {
  const slider = /** @type {HTMLInputElement | null} */ (find("#known-slider"));
  if (!slider) return "";
  const day = (slider.dataset.days ?? "").split(" ")[Number(slider.value)] ?? "";
  const text = day || "off";
  slider.setAttribute("aria-valuetext", text);
  /** @type {HTMLElement} */ (find("[data-known]")).textContent = text;
  return day;
}

/** Another timeline in the place of this one. @param {Element} fresh */
export function replace(fresh) {
  const focused = document.activeElement?.id;
  page.replaceChildren(...fresh.children);
  begin();
  if (focused) document.getElementById(focused)?.focus();
}

/** Makes what came with the page answer to a script. */
export function begin() {
  page.classList.add("scripted");
  for (const part of page.querySelectorAll("[data-scripted]")) /** @type {HTMLElement} */ (part).hidden = false;
  for (const part of page.querySelectorAll("[data-unscripted]")) /** @type {HTMLElement} */ (part).hidden = true;
  known();
  settle();
}
