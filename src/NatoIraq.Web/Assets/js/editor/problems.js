// @ts-check
// What is wrong with the text, as a list: a place leads there, a near miss is put right by a press.

/** @typedef {import("./sheet.js").Mark} Mark */

/**
 * @param {HTMLElement} list @param {import("./sheet.js").Sheet} sheet
 * @returns {(marks: Mark[]) => void} shows the marks that are given
 */
export function problemsIn(list, sheet) {
  /** @type {Mark[]} */
  let shown = [];
  list.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const mark = shown[Number(button?.dataset.index)];
    if (!button || !mark?.line) return;
    if (button.dataset.instead) putRight(sheet, mark, button.dataset.instead);
    else sheet.goTo(mark.line, mark.column ?? 1);
  });
  return (marks) => {
    if (JSON.stringify(marks) === JSON.stringify(shown)) return;
    shown = marks;
    sheet.mark(marks);
    list.replaceChildren(...marks.map(item));
  };
}

/** @param {Mark} mark @param {number} index */
function item(mark, index) {
  const line = document.createElement("li");
  line.className = mark.line ? "wrong" : "warned";
  const message = document.createElement("span");
  message.textContent = `${mark.message} `;
  if (mark.line) line.append(button(`Line ${mark.line}${mark.column ? `, column ${mark.column}` : ""}`, index), " ");
  line.append(message);
  const near = /^Did you mean '([^']+)'\?$/.exec(mark.hint ?? "");
  if (near && mark.column) line.append(button(`Write ${near[1]}`, index, near[1]));
  else if (mark.hint) line.append(mark.hint);
  return line;
}

/** @param {string} words @param {number} index @param {string} [instead] */
function button(words, index, instead) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = words;
  element.dataset.index = String(index);
  if (instead) element.dataset.instead = instead;
  return element;
}

/** @param {import("./sheet.js").Sheet} sheet @param {Mark} mark @param {string} instead */
function putRight(sheet, mark, instead) {
  const lines = sheet.text.split("\n");
  const at = (mark.line ?? 1) - 1, line = lines[at] ?? "", from = (mark.column ?? 1) - 1;
  const to = mark.endColumn ? mark.endColumn - 1 : from + (/^[\w/*-]+/.exec(line.slice(from))?.[0].length ?? 0);
  lines[at] = line.slice(0, from) + instead + line.slice(to);
  sheet.write(lines.join("\n"), "", sheet.caret);
  sheet.goTo(at + 1, from + 1 + instead.length);
}
