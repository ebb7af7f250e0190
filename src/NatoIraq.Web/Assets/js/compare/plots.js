// @ts-check
// Fans answer to the pointer and to arrow keys: a line stands at a day, its figures are told, and a click or Enter asks
// what lies behind it. The figures are those of the table under the chart.

/** @typedef {{day: string, x: number, cells: string[], link: HTMLAnchorElement | null, row: HTMLTableRowElement}} Point */
/** @typedef {(link: HTMLAnchorElement, value: number | null, from: HTMLElement) => void} Chosen */

const svg = "http://www.w3.org/2000/svg";
const dayMs = 86_400_000;

/**
 * Enlivens the fans within an element that stays, whatever is put into it.
 * @param {HTMLElement} within @param {Chosen} onChosen
 */
export function answerToReaders(within, onChosen) {
  within.addEventListener("pointermove", (event) => {
    const plot = plotOf(event.target);
    if (plot) show(plot, nearest(plot, event));
  });
  within.addEventListener("pointerleave", (event) => clear(plotOf(event.target)), true);
  within.addEventListener("click", (event) => {
    const plot = plotOf(event.target);
    if (!plot) return;
    const index = nearest(plot, event);
    show(plot, index);
    choose(plot, index, isDifference(plot) ? null : valueAt(plot, event), onChosen);
  });
  within.addEventListener("focusin", (event) => {
    const plot = plotOf(event.target);
    if (plot && plot === event.target) show(plot, current(plot));
  });
  within.addEventListener("keydown", (event) => {
    const plot = plotOf(event.target);
    if (!plot || plot !== event.target || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = current(plot), last = pointsOf(plot).length - 1;
    const next = { ArrowRight: index + 1, ArrowUp: index + 1, ArrowLeft: index - 1, ArrowDown: index - 1,
      PageUp: index + 6, PageDown: index - 6, Home: 0, End: last }[event.key];
    if (next !== undefined) show(plot, Math.min(last, Math.max(0, next)));
    else if (event.key === "Enter" || event.key === " ") choose(plot, index, null, onChosen);
    else return;
    event.preventDefault();
  });
}

/** Lets the keyboard into the fans. @param {ParentNode} within */
export function prepare(within) {
  const hint = /** @type {HTMLElement | null} */ (within.querySelector(".hint"));
  if (hint) hint.hidden = false;
  for (const plot of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(".plot"))) {
    const points = pointsOf(plot);
    if (points.length === 0) continue;
    plot.tabIndex = 0;
    plot.setAttribute("role", "slider");
    plot.setAttribute("aria-label", `Day of ${plot.querySelector("title")?.textContent ?? "the chart"}`);
    plot.setAttribute("aria-valuemin", "0");
    plot.setAttribute("aria-valuemax", String(points.length - 1));
    tell(plot, points.length - 1);
  }
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function plotOf(target) {
  return target instanceof Element ? target.closest(".plot") : null;
}

/** @param {HTMLElement} plot */
const isDifference = (plot) => plot.dataset.difference !== undefined;

/** @param {HTMLElement} plot @returns {Point[]} */
function pointsOf(plot) {
  const table = plot.closest("figure")?.querySelector("table");
  const scale = (Number(plot.dataset.right) - Number(plot.dataset.left)) / Math.max(1, daysTo(plot, plot.dataset.last));
  const rows = /** @type {HTMLTableRowElement[]} */ ([...(table?.querySelectorAll("tbody tr") ?? [])]);
  return rows.map((row) => ({
    row, day: row.dataset.day ?? "", link: row.querySelector("a"),
    x: Number(plot.dataset.left) + scale * daysTo(plot, row.dataset.day),
    cells: [...row.cells].slice(1).map((cell) => cell.textContent?.trim() ?? ""),
  })).sort((a, b) => a.x - b.x);
}

/** @param {HTMLElement} plot @param {string | undefined} day */
function daysTo(plot, day) {
  return (Date.parse(day ?? "") - Date.parse(plot.dataset.first ?? "")) / dayMs;
}

/** @param {HTMLElement} plot @param {MouseEvent} event */
function spot(plot, event) {
  const box = plot.getBoundingClientRect(), unit = Number(plot.dataset.width) / box.width;
  return { x: (event.clientX - box.left) * unit, y: (event.clientY - box.top) * unit };
}

/** @param {HTMLElement} plot @param {MouseEvent} event */
function nearest(plot, event) {
  const { x } = spot(plot, event), points = pointsOf(plot);
  return points.reduce((best, p, i) => (Math.abs(p.x - x) < Math.abs(points[best].x - x) ? i : best), 0);
}

/** @param {HTMLElement} plot @param {MouseEvent} event */
function valueAt(plot, event) {
  const { low, high, top, bottom } = plot.dataset;
  const share = (Number(bottom) - spot(plot, event).y) / (Number(bottom) - Number(top));
  return Number(low) + Math.min(1, Math.max(0, share)) * (Number(high) - Number(low));
}

/** @param {HTMLElement} plot */
const current = (plot) => Number(plot.getAttribute("aria-valuenow") ?? 0);

/** @param {HTMLElement} plot @param {number} index */
function show(plot, index) {
  const point = pointsOf(plot)[index], drawing = plot.querySelector("svg");
  if (!point || !drawing) return;
  tell(plot, index);
  let line = drawing.querySelector(".cursor");
  if (!line) {
    line = document.createElementNS(svg, "line");
    line.setAttribute("class", "cursor");
    drawing.append(line);
  }
  for (const [name, value] of [["x1", point.x], ["x2", point.x], ["y1", plot.dataset.top], ["y2", plot.dataset.bottom]]) {
    line.setAttribute(String(name), String(value));
  }
  const readout = plot.closest("figure")?.querySelector(".readout");
  if (readout) readout.textContent = words(plot, point);
  for (const row of plot.closest("figure")?.querySelectorAll("tr.selected") ?? []) row.classList.remove("selected");
  point.row.classList.add("selected");
}

/** @param {HTMLElement | null} plot */
function clear(plot) {
  if (plot && plot !== document.activeElement) plot.querySelector(".cursor")?.remove();
}

/** @param {HTMLElement} plot @param {number} index */
function tell(plot, index) {
  const point = pointsOf(plot)[index];
  plot.setAttribute("aria-valuenow", String(index));
  if (point) plot.setAttribute("aria-valuetext", words(plot, point));
}

/** @param {HTMLElement} plot @param {Point} point */
function words(plot, { day, cells }) {
  const difference = cells.length > 8 ? `; against the baseline ${cells[11]}, 8 in 10 in ${cells[9]} to ${cells[13]}` : "";
  if (isDifference(plot)) return `${day}${difference.replace("; ", ": ")}`;
  if (cells[3] === "–") return `${day}: unknown`;
  return `${day}: median ${cells[3]}; half lie in ${cells[2]} to ${cells[4]}, 8 in 10 in ${cells[1]} to ${cells[5]}${difference}`;
}

/** @param {HTMLElement} plot @param {number} index @param {number | null} value @param {Chosen} onChosen */
function choose(plot, index, value, onChosen) {
  const link = pointsOf(plot)[index]?.link;
  if (link) onChosen(link, value, plot);
}
