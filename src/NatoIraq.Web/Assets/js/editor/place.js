// @ts-check
// Where in a scenario the caret is: in which section and entry, before a key or behind one.

/**
 * @typedef {{section: string, depth: number, key: string | null, within: string | null, event: string | null,
 *   call: string | null, argument: number, word: string}} Place
 * `section` is the key at the margin; `key` is what a value stands behind, null where a key is due; `within` is the
 * outer key of a value in braces or further in; `event` is the entry's type; `call` is the function whose argument it is.
 */

/** @param {string} text @param {number} caret @returns {Place} */
export function placeOf(text, caret) {
  const before = text.slice(0, caret), lines = before.split("\n"), line = lines[lines.length - 1];
  const word = /[\w*/-]*$/.exec(line)?.[0] ?? "";
  const indent = /^[\s-]*/.exec(line)?.[0].length ?? 0;
  const parents = parentsOf(lines, indent);
  const section = indent === 0 ? "" : parents[0] ?? "";
  const call = /([a-z]+)\(\s*([^()]*)$/.exec(line);
  const place = {
    section, depth: parents.length, key: /** @type {string | null} */ (null), within: parents[1] ?? null,
    event: eventOf(text, lines.length - 1), call: call?.[1] ?? null, argument: call ? call[2].split(",").length - 1 : 0, word,
  };
  const flow = /^(?:[\s-]*)([\w-]+)\s*:\s*\{(.*)$/.exec(line);
  if (flow && !flow[2].includes("}")) {
    const inner = /(?:^|,)\s*([\w-]+)\s*:\s*(?:"[^"]*|[^,"]*(?:\([^)]*)?)$/.exec(flow[2]);
    return { ...place, within: flow[1], key: inner ? inner[1] : null };
  }
  const pair = /^[\s-]*("[^"]*"|[\w*/()-]+)\s*:\s+/.exec(line);
  if (pair) return { ...place, key: pair[1] };
  const isItem = /^\s*-\s+[\w-]*$/.test(line);
  if (isItem && ["drop", "cites"].includes(parents[parents.length - 1] ?? "")) return { ...place, key: parents[parents.length - 1] };
  return place;
}

/** The keys above, from the margin in. @param {string[]} lines @param {number} indent */
function parentsOf(lines, indent) {
  /** @type {string[]} */
  const parents = [];
  for (let i = lines.length - 2, below = indent; i >= 0 && below > 0; i--) {
    const key = /^([\s-]*)([\w*/()-]+)\s*:/.exec(lines[i]);
    if (!key || key[1].length >= below) continue;
    // A dash makes an entry, not a key that others stand under.
    const isFirst = key[1].includes("-");
    below = isFirst ? key[1].indexOf("-") : key[1].length;
    if (!isFirst) parents.unshift(key[2]);
    else below += 1;
  }
  return parents;
}

/** The type that the entry around a line gives. @param {string} text @param {number} at */
function eventOf(text, at) {
  const lines = text.split("\n");
  let first = at;
  while (first > 0 && !/^\s*- /.test(lines[first]) && !/^\S/.test(lines[first])) first -= 1;
  for (let i = first; i < lines.length && (i === first || !/^(\s*- |\S)/.test(lines[i])); i++) {
    const type = /^[\s-]*event\s*:\s*([\w-]+)/.exec(lines[i]);
    if (type) return type[1];
  }
  return null;
}

/** The ids of entries in a text. @param {string} text */
export function idsIn(text) {
  return [...text.matchAll(/^[\s-]*id\s*:\s*([\w-]+)/gm)].map((m) => m[1]);
}
