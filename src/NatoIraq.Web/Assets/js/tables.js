// @ts-check
// Tables that are marked for it are sorted by their headings, with the pointer or the keyboard.

/**
 * Makes the headings of the tables within buttons that sort.
 * @param {ParentNode} within
 */
export function sortable(within) {
  for (const table of within.querySelectorAll("table[data-sortable]")) {
    for (const heading of table.querySelectorAll("thead th")) {
      if (heading.querySelector("button")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.replaceChildren(button);
    }
  }
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("table[data-sortable] thead th button") : null;
  const heading = button?.closest("th"), table = button?.closest("table");
  if (heading && table) sort(/** @type {HTMLTableElement} */ (table), /** @type {HTMLTableCellElement} */ (heading));
});

/** @param {HTMLTableElement} table @param {HTMLTableCellElement} heading */
function sort(table, heading) {
  const direction = heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
  for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", direction);
  const sign = direction === "ascending" ? 1 : -1;
  for (const body of table.tBodies) {
    const rows = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[heading.cellIndex]) }));
    rows.sort((a, b) => compare(a.key, b.key, sign));
    body.append(...rows.map((r) => r.row));
  }
}

/**
 * What a cell is sorted by: a number if it is one, null if it tells nothing.
 * @param {HTMLTableCellElement | undefined} cell @returns {string | number | null}
 */
function keyOf(cell) {
  const text = cell?.textContent?.trim() ?? "";
  if (text === "" || text === "–" || text === "unknown") return null;
  const number = Number(text.replaceAll(",", "").replace("−", "-").replace(/^(under|over) /, "").replace(/\s?%$/, ""));
  return Number.isNaN(number) ? text : number;
}

/** What tells nothing comes last, whichever way. @param {string | number | null} a @param {string | number | null} b @param {number} sign */
function compare(a, b, sign) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
}
