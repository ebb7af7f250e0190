// @ts-check
// What the text was: every change can be undone and done again, typed or made by a slider.

/** @typedef {{text: string, caret: number}} State */

/** A pause after which typing on is a change of its own, in milliseconds. */
const PAUSE = 900;
const MOST = 500;

export class Past {
  /** @param {State} first */
  constructor(first) {
    this.states = [first];
    this.at = 0;
    this.kind = "";
    this.time = 0;
  }

  /**
   * Notes a change; one of the same kind shortly after another is the same change.
   * @param {State} state @param {string} kind such as "typing" or "slider:share"; "" never joins
   * @param {number} now in milliseconds
   */
  note(state, kind, now) {
    const joins = kind !== "" && kind === this.kind && this.at > 0 && now - this.time < PAUSE;
    if (!joins) this.at += 1;
    this.states.length = this.at;
    this.states.push(state);
    if (this.states.length > MOST) {
      this.states.shift();
      this.at -= 1;
    }
    this.kind = kind;
    this.time = now;
  }

  /** The next change is one of its own. */
  close() {
    this.kind = "";
  }

  get canUndo() {
    return this.at > 0;
  }

  get canRedo() {
    return this.at < this.states.length - 1;
  }

  /** @returns {State | null} the state before the last change */
  undo() {
    this.close();
    return this.canUndo ? this.states[--this.at] : null;
  }

  /** @returns {State | null} the state that was undone last */
  redo() {
    this.close();
    return this.canRedo ? this.states[++this.at] : null;
  }
}
