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

/** The step of the mark that was pointed at; null for none. @param {Event} event @returns {number | null} */
export function pointed(event) {
  const target = /** @type {Element} */ (event.target);
  const mark = target.closest("svg.axis :is([data-step], [data-told])");
  return mark ? Number(mark.getAttribute("data-step") ?? mark.getAttribute("data-told")) : null;
}
