// @ts-check
// What may be written at a place: from the JSON Schema of scenarios, the machines, and the text itself.

import { read } from "../api.js";
import { assumptionsOf } from "./assumptions.js";
import { idsIn } from "./place.js";

/** @typedef {{text: string, note: string}} Word */

const KINDS = /** @type {Record<string, string>} */ ({ events: "planned", rules: "rule", hazards: "hazard" });
const FORMULAS = ["value", "amount", "condition", "chance", "span", "rate", "output"];
const FUNCTIONS = [
  ["strength(", "how many are there: nation/mission/place"], ["state(", "a machine's state: machine, subject"],
  ["cap(", "a mission's largest permitted strength"], ["zones(", "a mission's zones"], ["has(", "whether a mandate holds an activity"],
  ["holder(", "who holds an office"], ["pressure(", "the pressure on a place"], ["conflict(", "whether sources disagree"],
  ["min(", "the least"], ["max(", "the greatest"], ["floor(", "without a fraction"],
  ["triangular(", "low, mode, high"], ["uniform(", "low, high"], ["pert(", "low, mode, high"],
].map(([text, note]) => ({ text, note }));
/** What the arguments of a function are, by definitions of the schema. @type {Record<string, string[]>} */
const ARGUMENTS = {
  strength: ["series"], conflict: ["series"], cap: ["mission"], zones: ["mission"], has: ["mission", "activity"],
  holder: ["office"], pressure: ["place"], state: ["machine", "subject"],
};

export class Words {
  /** @param {() => {ids: string[], assumptions: string[]}} inherited */
  constructor(inherited) {
    this.inherited = inherited;
    /** @type {any} */
    this.schema = null;
    /** @type {string[]} */
    this.machines = [];
    /** @type {Promise<void> | null} */
    this.loading = null;
  }

  /** Reads the schema, once. */
  load() {
    this.loading ??= Promise.all([read("/scenario/schema"), read("/machines")]).then(([schema, machines]) => {
      this.schema = schema.view;
      this.machines = machines.view.machines.map((/** @type {any} */ m) => m.name);
    });
    return this.loading;
  }

  /** @param {import("./place.js").Place} place @param {string} text @returns {Word[]} */
  at(place, text) {
    const all = place.key === null ? this.#keys(place) : place.call ? this.#arguments(place, text) : this.#values(place, text);
    const word = place.word.toLowerCase();
    return all.map((w) => ({ w, rank: rankOf(w.text.toLowerCase(), word) })).filter(({ w, rank }) => rank >= 0 && w.text !== place.word)
      .sort((a, b) => a.rank - b.rank).slice(0, 60).map(({ w }) => w);
  }

  /** Whether the word at a place is one of those that fit, as it stands. @param {import("./place.js").Place} place @param {string} text */
  isWhole(place, text) {
    return place.key !== null && (place.call ? this.#arguments(place, text) : this.#values(place, text)).some((w) => w.text === place.word);
  }

  /** @param {import("./place.js").Place} place @returns {Word[]} */
  #keys(place) {
    const properties = this.#propertiesAt(place);
    return Object.entries(properties).map(([text, of]) => ({ text: `${text}: `, note: this.#note(of) }));
  }

  /** @param {import("./place.js").Place} place @returns {Record<string, any>} */
  #propertiesAt(place) {
    const { definitions, properties } = this.schema;
    if (place.section === "") return properties;
    if (place.within === "after") return definitions.after.properties;
    const kind = KINDS[place.section];
    if (kind) {
      const common = definitions[kind].properties, own = definitions[`${kind}-${place.event}`]?.properties;
      if (!own) return common;
      return Object.fromEntries(Object.entries(own).map(([name, of]) => [name, of === true ? common[name] : of]));
    }
    if (place.section === "assumptions") return place.depth > 1 ? definitions.assumption.properties : {};
    if (place.section === "initial") return properties.initial.properties;
    return {};
  }

  /** @param {import("./place.js").Place} place @param {string} text @returns {Word[]} */
  #values(place, text) {
    const key = place.key ?? "";
    const isId = (place.within === "after" && key === "event") || key === "drop" || (place.section === "rules" && key === "on");
    if (isId) return this.#ids(text);
    const of = place.section === "outputs" || place.section === "initial"
      ? { $ref: `#/definitions/${place.section === "outputs" ? "output" : "value"}` }
      : key === "cites" ? { $ref: "#/definitions/claim" } : this.#propertiesAt(place)[key];
    if (!of) return [];
    const name = String(of.$ref ?? "").split("/").pop() ?? "";
    const found = this.#named(of);
    return FORMULAS.includes(name) ? [...this.#assumptions(text), ...found, ...FUNCTIONS] : found;
  }

  /** @param {import("./place.js").Place} place @param {string} text @returns {Word[]} */
  #arguments(place, text) {
    const kind = ARGUMENTS[place.call ?? ""]?.[place.argument];
    if (kind === "machine") return this.machines.map((m) => ({ text: m, note: "a machine" }));
    if (kind === "subject") return ["mission", "option", "resolution", "place"].flatMap((k) => this.#definition(k));
    return kind ? this.#definition(kind) : [...this.#assumptions(text), ...FUNCTIONS];
  }

  /** @param {string} text */
  #ids(text) {
    const ids = new Set(["fork", ...idsIn(text), ...this.inherited().ids]);
    return [...ids].map((id) => ({ text: id, note: id === "fork" ? "where the branch begins" : "an entry" }));
  }

  /** @param {string} text */
  #assumptions(text) {
    const names = new Set([...assumptionsOf(text).map((a) => a.name), ...this.inherited().assumptions]);
    return [...names].map((name) => ({ text: name, note: "an assumption" }));
  }

  /** @param {string} name */
  #definition(name) {
    return this.#named({ $ref: `#/definitions/${name}` });
  }

  /** The names and examples that a schema lists. @param {any} of @returns {Word[]} */
  #named(of) {
    if (!of || typeof of !== "object") return [];
    const target = of.$ref ? this.schema.definitions[of.$ref.split("/").pop()] : of;
    if (target.type === "boolean") return [{ text: "true", note: "" }, { text: "false", note: "" }];
    const listed = (target.enum ?? target.examples ?? []).map((/** @type {unknown} */ text, /** @type {number} */ i) =>
      ({ text: String(text), note: target.enumDescriptions?.[i] ?? (target.enum ? "" : "an example") }));
    const inner = [...(target.anyOf ?? []), ...(target.items ? [target.items] : [])];
    return [...listed, ...inner.flatMap((/** @type {any} */ i) => this.#named(i))];
  }

  /** @param {any} of */
  #note(of) {
    return of?.description ?? this.schema.definitions[of?.$ref?.split("/").pop()]?.description ?? "";
  }
}

/** 0 for a word that begins so, 1 for one of whose parts one does, -1 for others. @param {string} text @param {string} begun */
function rankOf(text, begun) {
  if (text.startsWith(begun)) return 0;
  return text.includes(`-${begun}`) || text.includes(`/${begun}`) ? 1 : -1;
}
