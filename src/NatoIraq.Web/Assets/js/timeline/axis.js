// @ts-check
// The needle on the axis, and the marks as ways to their steps. The axis itself is the server's.

/** @param {ParentNode} page @param {number} step */
export function point(page, step) {
  for (const axis of page.querySelectorAll("svg.axis")) {
    axis.querySelector(".here")?.classList.remove("here");
    const mark = axis.querySelector(`[data-step="${step}"]`);
    const needle = axis.querySelector(".needle");
    if (!mark || !needle) continue;
    mark.classList.add("here");
    const x = mark.getAttribute("data-x") ?? "0";
    needle.setAttribute("x1", x);
    needle.setAttribute("x2", x);
  }
}

/** The step of the mark that was pointed at, or of the nearest one. @param {MouseEvent} event @returns {number | null} */
export function pointed(event) {
  const target = /** @type {Element} */ (event.target);
  const axis = /** @type {SVGSVGElement | null} */ (target.closest("svg.axis"));
  const mark = target.closest("svg.axis :is([data-step], [data-told])");
  if (mark) return Number(mark.getAttribute("data-step") ?? mark.getAttribute("data-told"));
  return axis ? nearest(axis, event.clientX) : null;
}

/** The first of the steps nearest to a point. @param {SVGSVGElement} axis @param {number} x @returns {number | null} */
function nearest(axis, x) {
  const frame = axis.getBoundingClientRect();
  const at = (x - frame.left) / frame.width * axis.viewBox.baseVal.width;
  const away = (/** @type {Element} */ mark) => Math.abs(Number(mark.getAttribute("data-x")) - at);
  const steps = [...axis.querySelectorAll("[data-step]")].sort((a, b) =>
    away(a) - away(b) || Number(a.getAttribute("data-step")) - Number(b.getAttribute("data-step")));
  return steps.length > 0 ? Number(steps[0].getAttribute("data-step")) : null;
}
