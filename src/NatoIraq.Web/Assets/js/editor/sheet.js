// @ts-check
// The text area, with line numbers, marks where something is wrong, and a past of its own.

import { Past } from "./past.js";

/** @typedef {{message: string, hint: string | null, line: number | null, column: number | null,
 *   endColumn: number | null}} Mark */

/** Tells "text" with every change of the text; its detail is the kind of the change. */
export class Sheet extends EventTarget {
  /** @param {HTMLTextAreaElement} area */
  constructor(area) {
    super();
    this.area = area;
    this.lines = made("ol", "lines");
    this.under = made("pre", "under");
    const frame = /** @type {HTMLElement} */ (area.parentElement);
    frame.classList.add("scripted");
    frame.prepend(this.lines, this.under);
    this.past = new Past({ text: area.value, caret: 0 });
    /** @type {Mark[]} */
    this.marks = [];
    area.addEventListener("input", (event) => {
      const typed = /** @type {InputEvent} */ (event);
      const joins = typed.inputType === "insertText" || typed.inputType === "deleteContentBackward";
      this.#changed(joins ? typed.inputType : "");
    });
    area.addEventListener("beforeinput", (event) => {
      const { inputType } = event;
      if (inputType !== "historyUndo" && inputType !== "historyRedo") return;
      event.preventDefault();
      this.step(inputType === "historyUndo");
    });
    area.addEventListener("scroll", () => this.#follow(), { passive: true });
    this.draw();
  }

  get text() {
    return this.area.value;
  }

  get caret() {
    return this.area.selectionStart;
  }

  /**
   * Puts other text in its place, and tells it.
   * @param {string} text @param {string} kind @param {number} [caret]
   */
  write(text, kind, caret = this.caret) {
    if (text === this.text) return;
    this.#put({ text, caret });
    this.#changed(kind);
  }

  /** Begins a line as far in as the one before, behind the dash of an entry. */
  newLine() {
    const { selectionStart, selectionEnd } = this.area, before = this.text.slice(0, selectionStart);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    const indent = (/^\s*(?:- )?/.exec(line)?.[0] ?? "").replace("-", " ");
    this.write(`${before}\n${indent}${this.text.slice(selectionEnd)}`, "", selectionStart + 1 + indent.length);
  }

  /** Undoes the last change, or does it again. @param {boolean} isBack */
  step(isBack) {
    const state = isBack ? this.past.undo() : this.past.redo();
    if (!state) return;
    this.#put(state);
    this.draw();
    this.dispatchEvent(new CustomEvent("text", { detail: "past" }));
  }

  /** @param {Mark[]} marks */
  mark(marks) {
    this.marks = marks;
    this.draw();
  }

  /** Puts the caret at a place, both counted from 1. @param {number} line @param {number} column */
  goTo(line, column) {
    const before = this.text.split("\n").slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, 0);
    const at = Math.min(before + column - 1, this.text.length);
    this.area.focus();
    this.area.setSelectionRange(at, at);
    this.area.scrollTop = Math.max(0, (line - 6) * this.rowHeight);
  }

  /** The height of a line, in pixels. */
  get rowHeight() {
    return parseFloat(getComputedStyle(this.area).lineHeight);
  }

  /** The caret's line and column, counted from 0. */
  get place() {
    const before = this.text.slice(0, this.caret).split("\n");
    return { line: before.length - 1, column: before[before.length - 1].length };
  }

  /** Draws the numbers and marks anew. */
  draw() {
    const texts = this.text.split("\n");
    while (this.lines.childElementCount > texts.length) this.lines.lastElementChild?.remove();
    while (this.lines.childElementCount < texts.length) this.lines.append(document.createElement("li"));
    const wrong = new Set(this.marks.map((m) => m.line));
    [...this.lines.children].forEach((item, i) => item.classList.toggle("wrong", wrong.has(i + 1)));
    this.under.replaceChildren(...texts.flatMap((text, i) => this.#underlined(text, i + 1)));
    this.#follow();
  }

  /** @param {string} text @param {number} line @returns {(string | HTMLElement)[]} */
  #underlined(text, line) {
    const mark = this.marks.find((m) => m.line === line && m.column);
    if (!mark) return [`${text}\n`];
    const from = Math.min((mark.column ?? 1) - 1, Math.max(0, text.length - 1));
    const to = Math.max(from + 1, (mark.endColumn ?? from + 2) - 1);
    const wave = made("mark", "");
    wave.textContent = text.slice(from, to) || " ";
    return [text.slice(0, from), wave, `${text.slice(to)}\n`];
  }

  /** @param {import("./past.js").State} state */
  #put(state) {
    const { scrollTop, scrollLeft } = this.area;
    this.area.value = state.text;
    const caret = Math.min(state.caret, state.text.length);
    this.area.setSelectionRange(caret, caret);
    this.area.scrollTo(scrollLeft, scrollTop);
  }

  /** @param {string} kind */
  #changed(kind) {
    this.past.note({ text: this.text, caret: this.caret }, kind, performance.now());
    this.draw();
    this.dispatchEvent(new CustomEvent("text", { detail: kind }));
  }

  #follow() {
    this.lines.scrollTop = this.area.scrollTop;
    this.under.scrollTop = this.area.scrollTop;
    this.under.scrollLeft = this.area.scrollLeft;
  }
}

/** @param {string} tag @param {string} name */
function made(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  element.setAttribute("aria-hidden", "true");
  return element;
}
