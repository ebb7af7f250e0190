// @ts-check
// A card of handles for each assumption, of the text's own and of those that it inherits.

import { assumptionsOf, withValue } from "./assumptions.js";
import { limitsOf, moved, rounded, shapeOf, written } from "./shapes.js";

/** @typedef {{name: string, value: string, unit: string}} Inherited */
/** @typedef {{element: HTMLElement, shape: import("./shapes.js").Shape, limits: import("./shapes.js").Limits}} Card */

export class Sliders {
  /**
   * @param {HTMLElement} frame @param {import("./sheet.js").Sheet} sheet @param {Inherited[]} known
   */
  constructor(frame, sheet, known) {
    this.frame = frame;
    this.sheet = sheet;
    this.known = known;
    /** @type {Map<string, Card>} */
    this.cards = new Map();
    this.own = list(frame, "");
    const rest = document.createElement("details");
    this.count = document.createElement("summary");
    rest.append(this.count);
    frame.append(rest);
    this.inherited = list(rest, "inherited");
    this.rest = rest;
    this.show();
    rest.open = this.own.childElementCount === 0;
    frame.addEventListener("input", (event) => this.#move(/** @type {HTMLInputElement} */ (event.target)));
    frame.addEventListener("change", (event) => {
      this.sheet.past.close();
      this.#tidy(/** @type {HTMLInputElement} */ (event.target));
    });
  }

  /** Brings the cards into line with the text. @param {boolean} [settles] whether one that is held may change place */
  show(settles = false) {
    const own = assumptionsOf(this.sheet.text).map((a) => ({ name: a.name, value: a.value, isOwn: true }));
    const names = new Set(own.map((a) => a.name));
    const all = [...own, ...this.known.filter((k) => !names.has(k.name)).map((k) => ({ ...k, isOwn: false }))];
    const present = new Set(all.map((a) => a.name));
    for (const [name, card] of this.cards) {
      if (!present.has(name)) {
        card.element.remove();
        this.cards.delete(name);
      }
    }
    for (const { name, value, isOwn } of all) this.#place(name, value, isOwn ? this.own : this.inherited, settles);
    const inherited = this.inherited.childElementCount;
    this.count.textContent = `Inherited (${inherited}): moving one changes it here alone`;
    this.rest.hidden = inherited === 0;
  }

  /** @param {string} name @param {string} value @param {HTMLElement} home @param {boolean} settles */
  #place(name, value, home, settles) {
    const shape = shapeOf(value);
    const before = this.cards.get(name);
    if (before && shape && before.shape.form === shape.form && before.shape.tail === shape.tail) {
      before.shape = shape;
      fill(before);
      // To change place under the pointer would let go of the handle.
      const isHeld = !settles && before.element.contains(document.activeElement);
      if (before.element.parentElement !== home && !isHeld) keepingFocus(() => home.append(before.element));
      return;
    }
    before?.element.remove();
    this.cards.delete(name);
    const unit = this.known.find((k) => k.name === name)?.unit ?? "";
    const card = shape ? handles(name, unit, shape) : plain(name, unit, value);
    home.append(card.element);
    this.cards.set(name, card);
  }

  /** @param {HTMLInputElement} input */
  #move(input) {
    const name = input.closest("fieldset")?.dataset.name ?? "";
    const card = this.cards.get(name);
    if (!card || input.value === "" || Number.isNaN(input.valueAsNumber)) return;
    const value = input.type === "range" ? rounded(input.valueAsNumber, card.limits.step) : input.valueAsNumber;
    const shape = moved(card.shape, Number(input.dataset.part), value);
    const known = this.known.find((k) => k.name === name) ?? { unit: "", value: "" };
    this.sheet.write(withValue(this.sheet.text, name, written(shape), known), `slider:${name}`);
  }

  /** A number field shows again what the text says. @param {HTMLInputElement} input */
  #tidy(input) {
    const card = this.cards.get(input.closest("fieldset")?.dataset.name ?? "");
    if (card) fill(card, true);
    this.show(true);
  }
}

/** The unit once, though both the author and the value say it. @param {string} unit @param {string} tail */
function unitOf(unit, tail) {
  const said = tail.trim();
  return unit === "" ? said : unit.split(" ").includes(said) || said === "" ? unit : `${unit}, ${said}`;
}

/** @param {string} name @param {string} unit @param {import("./shapes.js").Shape} shape @returns {Card} */
function handles(name, unit, shape) {
  const element = frameOf(name, unitOf(unit, shape.tail));
  const limits = limitsOf(shape);
  const track = document.createElement("div"), numbers = document.createElement("div");
  track.className = "track";
  numbers.className = "numbers";
  shape.labels.forEach((label, part) => {
    for (const type of ["range", "number"]) {
      const input = document.createElement("input");
      input.type = type;
      input.dataset.part = String(part);
      input.step = type === "range" ? String(limits.step) : "any";
      input.setAttribute("aria-label", `${name}, ${label}${type === "range" ? "" : ", as a number"}`);
      if (type === "range") {
        track.append(input);
      } else {
        const frame = document.createElement("label");
        frame.append(shape.labels.length > 1 ? `${label} ` : "", input);
        numbers.append(frame);
      }
    }
  });
  track.classList.toggle("several", shape.labels.length > 1);
  element.append(track, numbers);
  const card = { element, shape, limits };
  fill(card);
  return card;
}

/** What has no handles is told as it stands. @param {string} name @param {string} unit @param {string} value */
function plain(name, unit, value) {
  const element = frameOf(name, unit), code = document.createElement("code"), key = document.createElement("span");
  code.textContent = value;
  key.className = "key";
  key.textContent = " (change it in the text)";
  element.append(code, key);
  const shape = { form: "?", parts: [], tail: "", labels: [] };
  return { element, shape, limits: { low: 0, high: 1, step: 1 } };
}

/** @param {Card} card @param {boolean} [always] also what is being typed into */
function fill(card, always = false) {
  const { low, high } = card.limits;
  card.limits.low = Math.min(low, ...card.shape.parts);
  card.limits.high = Math.max(high, ...card.shape.parts);
  for (const input of card.element.querySelectorAll("input")) {
    const value = String(card.shape.parts[Number(input.dataset.part)]);
    if (input.type === "range") {
      input.min = String(card.limits.low);
      input.max = String(card.limits.high);
    }
    if (always || input !== document.activeElement || input.type === "range") input.value = value;
  }
}

/** @param {string} name @param {string} unit */
function frameOf(name, unit) {
  const element = document.createElement("fieldset"), legend = document.createElement("legend");
  const code = document.createElement("code");
  code.textContent = name;
  legend.append(code, ` ${unit}`);
  element.className = "assumption";
  element.dataset.name = name;
  element.append(legend);
  return element;
}

/** @param {() => void} move moves an element that may have the focus */
function keepingFocus(move) {
  const focused = document.activeElement;
  move();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

/** @param {HTMLElement} frame @param {string} name */
function list(frame, name) {
  const element = document.createElement("div");
  element.className = `cards ${name}`;
  frame.append(element);
  return element;
}
