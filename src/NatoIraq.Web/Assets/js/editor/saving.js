// @ts-check
// Saves the text. Who was slower is shown both texts, and decides.

import { Problem, read, send } from "../api.js";
import { keep } from "./keep.js";

/** Tells "saved" when the text is stored, "moved" when what it is compared with is another. */
export class Saving extends EventTarget {
  /** @param {HTMLElement} page @param {import("./sheet.js").Sheet} sheet @param {string} branch @param {number} version */
  constructor(page, sheet, branch, version) {
    super();
    this.sheet = sheet;
    this.branch = branch;
    this.version = version;
    this.stored = sheet.text;
    this.isBusy = false;
    this.state = /** @type {HTMLElement} */ (page.querySelector("#text-state"));
    this.panel = document.createElement("section");
    this.panel.className = "conflict notice bad";
    this.panel.hidden = true;
    this.panel.tabIndex = -1;
    this.panel.setAttribute("aria-label", "Two versions");
    page.querySelector("#editor")?.prepend(this.panel);
    this.panel.addEventListener("click", (event) => {
      const answer = /** @type {HTMLElement} */ (event.target).closest("button")?.dataset.answer;
      if (answer) void this.#answer(answer);
    });
  }

  get isUnsaved() {
    return this.sheet.text !== this.stored;
  }

  /** Stores the text, if nobody stored another since it was read. */
  async save() {
    if (this.isBusy) return;
    const text = this.sheet.text;
    this.isBusy = true;
    this.say("Saving.");
    try {
      const { view } = await send("PUT", `/branches/${this.branch}/scenario`, { text, name: `${this.branch}.yaml` },
        { version: `"${this.version}"` });
      [this.version, this.stored] = [view.version, text];
      keep(this.branch, null);
      this.panel.hidden = true;
      this.say(`Saved; version ${view.version}.`);
      this.dispatchEvent(new Event("saved"));
    } catch (error) {
      if (error instanceof Problem && error.isConflict) await this.conflict();
      else if (error instanceof Problem) this.say(`Not saved. ${error.message} ${error.hint ?? ""}`);
      else this.say("Not saved: the server does not answer. What you wrote is kept here; try again.");
    } finally {
      this.isBusy = false;
    }
  }

  /** Shows what is stored beside what is here. */
  async conflict() {
    const { view } = await read(`/branches/${this.branch}/scenario`);
    const differs = await this.#differences(view.text);
    const isSame = view.text === this.stored;
    this.theirs = { text: view.text, version: view.version };
    this.say("Not saved: somebody changed this branch meanwhile. Yours still stands here.");
    this.panel.replaceChildren(
      told("h3", "Somebody changed this branch while you were at it"),
      told("p", `You began from version ${this.version}; version ${view.version} is stored now. Nothing of yours is lost: it stands `
        + `in the text below.${isSame ? " The stored text is the one you began from: an entry was added, skipped or taken back in." : ""}`),
      ...(differs ? [differs] : []),
      sideBySide([["Stored now", view.text], ["Yours", this.sheet.text]]),
      buttons([["mine", "Save mine over it"], ["theirs", "Take what is stored (undo brings yours back)"], ["later", "Decide later"]]),
    );
    this.panel.hidden = false;
    this.panel.focus();
  }

  /** @param {string} text */
  say(text) {
    this.state.textContent = text;
  }

  /** @param {string} answer */
  async #answer(answer) {
    const theirs = this.theirs;
    this.panel.hidden = true;
    this.sheet.area.focus();
    if (!theirs || answer === "later") return;
    [this.version, this.stored] = [theirs.version, theirs.text];
    this.dispatchEvent(new Event("moved"));
    if (answer === "mine") {
      await this.save();
    } else {
      this.sheet.write(theirs.text, "");
      this.say(`As it is stored; version ${theirs.version}.`);
    }
  }

  /** What both say, thing by thing; null where one of them says nothing that can be read. @param {string} stored */
  async #differences(stored) {
    try {
      const sides = { a: { name: "stored.yaml", text: stored }, b: { name: "yours.yaml", text: this.sheet.text } };
      const { view } = await send("POST", "/diff", sides);
      const list = document.createElement("ul");
      for (const d of view.plan) {
        for (const f of d.fields.length > 0 ? d.fields : [{ field: "", a: null, b: null }]) {
          list.append(told("li", `${d.part} ${d.id} ${f.field}: stored ${f.a ?? "nothing"}, yours ${f.b ?? "nothing"}`));
        }
      }
      return list;
    } catch {
      return null;
    }
  }
}

/** @param {[string, string][]} texts */
function sideBySide(texts) {
  const frame = document.createElement("div");
  frame.className = "panes even";
  for (const [name, text] of texts) {
    const side = document.createElement("details"), pre = told("pre", text);
    pre.tabIndex = 0;
    side.append(told("summary", name), pre);
    frame.append(side);
  }
  return frame;
}

/** @param {[string, string][]} answers */
function buttons(answers) {
  const row = document.createElement("p");
  row.className = "row";
  for (const [answer, words] of answers) {
    const button = /** @type {HTMLButtonElement} */ (told("button", words));
    button.type = "button";
    button.dataset.answer = answer;
    row.append(button);
  }
  return row;
}

/** @param {string} tag @param {string} text @returns {HTMLElement} */
function told(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
