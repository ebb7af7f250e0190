// @ts-check
// The list of words at the caret: while typing, or by Ctrl and the space bar; keys choose, Escape sends it away.

import { placeOf } from "./place.js";

/** @typedef {import("./words.js").Word} Word */

export class Completion {
  /** @param {import("./sheet.js").Sheet} sheet @param {import("./words.js").Words} words @param {HTMLElement} told */
  constructor(sheet, words, told) {
    this.sheet = sheet;
    this.words = words;
    this.told = told;
    /** @type {Word[]} */
    this.offers = [];
    this.at = 0;
    this.list = document.createElement("ul");
    this.list.id = "offers";
    this.list.className = "offers";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Words that fit here");
    sheet.area.parentElement?.append(this.list);
    sheet.area.setAttribute("aria-autocomplete", "list");
    sheet.area.setAttribute("aria-controls", "offers");
    sheet.area.addEventListener("focus", () => void this.words.load().catch(() => {}), { once: true });
    sheet.area.addEventListener("keydown", (event) => void this.#key(event));
    sheet.area.addEventListener("input", (event) => {
      const isTyped = /** @type {InputEvent} */ (event).inputType === "insertText";
      void this.open(!isTyped);
    });
    sheet.area.addEventListener("blur", () => this.close());
    // Typing at the edge scrolls: the list goes along.
    sheet.area.addEventListener("scroll", () => { if (this.isOpen) this.#put(); }, { passive: true });
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = /** @type {HTMLElement} */ (event.target).closest("li");
      if (option) this.#take(Number(option.dataset.index));
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** Offers what fits. @param {boolean} [onlyIfOpen] @param {boolean} [asked] whether the reader asked for it */
  async open(onlyIfOpen = false, asked = false) {
    if (onlyIfOpen && !this.isOpen) return;
    await this.words.load().catch(() => {});
    if (!this.words.schema) return;
    const place = placeOf(this.sheet.text, this.sheet.caret);
    const isBegun = place.word.length > 0 && /[\w*]/.test(place.word);
    this.offers = asked || this.isOpen || isBegun ? this.words.at(place, this.sheet.text) : [];
    if (!asked && (!isBegun || this.words.isWhole(place, this.sheet.text))) this.offers = [];
    if (this.offers.length === 0) {
      if (asked) this.told.textContent = "Nothing fits here.";
      this.close();
      return;
    }
    this.#draw();
  }

  close() {
    this.list.hidden = true;
    this.sheet.area.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  async #key(event) {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      await this.open(false, true);
    } else if (this.isOpen && !event.ctrlKey && !event.altKey) {
      const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 });
      if (event.key in steps) this.#choose(this.at + steps[event.key]);
      else if (event.key === "Enter" || event.key === "Tab") this.#take(this.at);
      else if (event.key === "Escape") this.close();
      else {
        if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) this.close();
        return;
      }
      event.preventDefault();
    }
  }

  #draw() {
    this.list.replaceChildren(...this.offers.map((word, index) => {
      const option = document.createElement("li"), text = document.createElement("code"), note = document.createElement("span");
      option.id = `offer-${index}`;
      option.dataset.index = String(index);
      option.setAttribute("role", "option");
      text.textContent = word.text;
      note.textContent = word.note;
      option.append(text, " ", note);
      return option;
    }));
    this.list.hidden = false;
    this.#put();
    this.#choose(0);
    this.told.textContent = `${this.offers.length} ${this.offers.length === 1 ? "word fits" : "words fit"}: up and down choose, Enter takes.`;
  }

  /** Puts the list under the word, or above it where there is no room below. */
  #put() {
    const { area } = this.sheet, { line, column } = this.sheet.place;
    const style = getComputedStyle(area), probe = document.createElement("span");
    probe.textContent = "0".repeat(100);
    this.sheet.under.append(probe);
    const wide = probe.getBoundingClientRect().width / 100;
    probe.remove();
    const place = placeOf(this.sheet.text, this.sheet.caret);
    const left = parseFloat(style.paddingLeft) + area.offsetLeft + (column - place.word.length) * wide - area.scrollLeft;
    const top = parseFloat(style.paddingTop) + (line + 1) * this.sheet.rowHeight - area.scrollTop;
    const most = Math.max(0, area.offsetLeft + area.clientWidth - this.list.offsetWidth);
    this.list.style.left = `${Math.max(0, Math.min(left, most))}px`;
    const fits = top + this.list.offsetHeight <= area.clientHeight || top < this.list.offsetHeight;
    this.list.style.top = `${fits ? top : top - this.sheet.rowHeight - this.list.offsetHeight}px`;
  }

  /** @param {number} index */
  #choose(index) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = (index + this.offers.length) % this.offers.length;
    const option = /** @type {HTMLElement} */ (this.list.children[this.at]);
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.sheet.area.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {number} index */
  #take(index) {
    const word = this.offers[index], { text, caret } = this.sheet;
    const from = caret - placeOf(text, caret).word.length;
    this.close();
    if (!word) return;
    this.sheet.write(text.slice(0, from) + word.text + text.slice(caret), "", from + word.text.length);
    this.told.textContent = `${word.text} written.`;
  }
}
