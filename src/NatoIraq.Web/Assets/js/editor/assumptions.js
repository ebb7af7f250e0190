// @ts-check
// The assumptions in a scenario's text, found line by line, and changed without touching anything else.

/**
 * @typedef {{name: string, value: string, from: number, to: number}} Assumption where its value stands in the text
 */

const KEY = /^(\s*)("[^"]*"|'[^']*'|[^\s#:][^:]*?)\s*:(?=\s|$)\s*/;

/** @param {string} text @returns {Assumption[]} */
export function assumptionsOf(text) {
  /** @type {Assumption[]} */
  const found = [];
  let offset = 0, isInside = false, depth = -1, name = "";
  for (const line of text.split("\n")) {
    const key = KEY.exec(line);
    if (key) {
      const indent = key[1].length, word = key[2].replace(/^["']|["']$/g, "");
      if (indent === 0) {
        [isInside, depth, name] = [word === "assumptions", -1, ""];
      } else if (isInside) {
        if (depth < 0) depth = indent;
        if (indent === depth) name = word;
        const start = word === "value" && indent > depth ? key[0].length : inFlow(line, indent === depth);
        const span = start < 0 || !name ? null : scalarAt(line, start, indent === depth);
        if (span) found.push({ name, value: line.slice(span[0], span[1]), from: offset + span[0], to: offset + span[1] });
      }
    }
    offset += line.length + 1;
  }
  return found;
}

/**
 * The text with another value of an assumption; one that is only inherited is added to it.
 * @param {string} text @param {string} name @param {string} value
 * @param {{unit: string, value: string}} inherited what is inherited, for one that is added
 */
export function withValue(text, name, value, inherited) {
  const own = assumptionsOf(text).find((a) => a.name === name);
  if (own) return text.slice(0, own.from) + value + text.slice(own.to);
  const indent = /^assumptions:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( +)\S/m.exec(text)?.[1] ?? "  ";
  const lines = [
    `${name}:`, `  value: ${value}`, ...(inherited.unit ? [`  unit: ${quoted(inherited.unit)}`] : []),
    "  basis: assumption", `  note: Changed from ${quoted(inherited.value).replace(/"/g, "")}.`,
  ].map((line) => `${indent}${line}\n`).join("");
  const head = /^assumptions:[ \t]*(?:\{\s*\})?[ \t]*(#[^\n]*)?(?:\n|$)/m.exec(text);
  if (head) {
    const end = head.index + head[0].length;
    return `${text.slice(0, head.index)}assumptions:${head[1] ? ` ${head[1]}` : ""}\n${lines}${text.slice(end)}`;
  }
  const next = /^(?:initial|events|rules|hazards|drop|outputs):/m.exec(text);
  const before = next ? text.slice(0, next.index) : text.endsWith("\n") ? text : `${text}\n`;
  return `${before}${before.endsWith("\n\n") ? "" : "\n"}assumptions:\n${lines}${next ? `\n${text.slice(next.index)}` : ""}`;
}

/** Where the value begins in `name: { value: 3 }`; -1 for nowhere. @param {string} line @param {boolean} isName */
function inFlow(line, isName) {
  const flow = isName ? /[{,]\s*value\s*:\s*/.exec(line) : null;
  return flow ? flow.index + flow[0].length : -1;
}

/** @param {string} line @param {number} start @param {boolean} isFlow @returns {[number, number] | null} */
function scalarAt(line, start, isFlow) {
  const mark = line[start];
  if (mark === '"' || mark === "'") {
    const end = line.indexOf(mark, start + 1);
    return end < 0 ? null : [start + 1, end];
  }
  const scalar = (isFlow ? /^(?:[^,{}()#]|\([^()]*\))*/ : /^(?:[^#]|(?<=\S)#)*/).exec(line.slice(start))?.[0].trimEnd() ?? "";
  return scalar === "" || /^[|>&*!]/.test(scalar) ? null : [start, start + scalar.length];
}

/** @param {string} text */
function quoted(text) {
  return /^[A-Za-z][A-Za-z0-9 ()/,.'-]*$/.test(text) ? text : JSON.stringify(text);
}
