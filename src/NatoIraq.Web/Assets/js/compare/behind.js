// @ts-check
// What lies behind a point, beside the charts: the page that its link leads to, without leaving this one.

const panel = /** @type {HTMLElement} */ (document.getElementById("behind"));
/** @type {AbortController | null} */
let asked = null;
/** @type {HTMLElement | null} */
let cameFrom = null;

/**
 * Shows what lies behind a day of a chart.
 * @param {HTMLAnchorElement} link @param {number | null} value @param {HTMLElement} from where the focus goes back to
 */
export async function showBehind(link, value, from) {
  const address = new URL(link.href);
  if (value !== null) address.searchParams.set("value", String(Math.round(value * 1000) / 1000));
  asked?.abort();
  asked = new AbortController();
  cameFrom = from;
  try {
    const answer = await fetch(address, { signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    open(page.getElementById("point") ?? page.querySelector("main") ?? page.body, address);
  } catch (error) {
    if (/** @type {Error} */ (error).name !== "AbortError") location.assign(address);
  }
}

/** Closes it, and goes back to where the reader was. */
export function closeBehind() {
  if (panel.hidden) return;
  panel.hidden = true;
  panel.replaceChildren();
  cameFrom?.focus({ preventScroll: true });
}

/** @param {Element} told @param {URL} address */
function open(told, address) {
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "Close";
  close.addEventListener("click", closeBehind);
  const alone = document.createElement("a");
  alone.href = address.href;
  alone.textContent = "Link to this point";
  panel.replaceChildren(close, document.adoptNode(told), alone);
  panel.hidden = false;
  // As a sheet it must not lie over what was pointed at.
  const sheet = panel.getBoundingClientRect();
  if (sheet.left === 0 && cameFrom && cameFrom.getBoundingClientRect().bottom > sheet.top) cameFrom.scrollIntoView({ block: "start" });
  panel.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeBehind();
});
