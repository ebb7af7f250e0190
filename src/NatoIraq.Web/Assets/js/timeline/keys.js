// @ts-check
// Keys as the page's own list of them says; a reader may switch them off.

const memory = "timeline-keys";

/** @param {KeyboardEvent} event */
function nameOf(event) {
  const key = event.key === " " ? "Space" : event.key;
  return event.shiftKey && key.length > 1 ? `Shift+${key}` : key;
}

/** @param {Element} target */
const isTyping = (target) =>
  target.matches("input:not([type=checkbox], [type=range]), select, textarea, [contenteditable]");

/** Whether a key belongs to the control it was pressed on. @param {Element} target @param {string} key */
const isTheirs = (target, key) => (key === "Space" && target.matches("button, a, summary, input, .button"))
  || (key.includes("Arrow") && target.matches("input, .scroll"));

/** The keys that the page lists: what each does. @returns {Map<string, string>} */
function listed() {
  const acts = new Map();
  for (const row of document.querySelectorAll("[data-keys]")) {
    const { keys = "", does = "" } = /** @type {HTMLElement} */ (row).dataset;
    for (const key of keys.split(" ")) acts.set(key, does);
  }
  return acts;
}

/** Calls back with what a key does. @param {(act: string) => void} onAct */
export function hear(onAct) {
  const acts = listed();
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("#keys"));
  const switched = /** @type {HTMLInputElement} */ (document.querySelector("#keys-on"));
  switched.checked = localStorage.getItem(memory) !== "off";
  switched.addEventListener("change", () => localStorage.setItem(memory, switched.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || dialog.open) return;
    if (isTyping(target)) {
      // As everywhere: Escape leaves a field, and the keys are keys again.
      if (event.key === "Escape") /** @type {HTMLElement} */ (target).blur();
      return;
    }
    const key = nameOf(event);
    const act = acts.get(key);
    if (!act || isTheirs(target, key) || (!switched.checked && act !== "help")) return;
    event.preventDefault();
    onAct(act);
  });
}
