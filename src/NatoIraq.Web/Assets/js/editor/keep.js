// @ts-check
// What is not saved yet, kept by the browser until the tab is closed for good.

/** @typedef {{text: string, version: number}} Unsaved the text, and the version of the branch that it began from */

/** @param {string} branch @returns {Unsaved | null} */
export function unsavedOf(branch) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(branch)) ?? "null");
    return typeof kept?.text === "string" && Number.isInteger(kept.version) ? kept : null;
  } catch {
    return null;
  }
}

/** @param {string} branch @param {Unsaved | null} unsaved null for nothing */
export function keep(branch, unsaved) {
  try {
    if (unsaved) sessionStorage.setItem(key(branch), JSON.stringify(unsaved));
    else sessionStorage.removeItem(key(branch));
  } catch {
    // A browser that keeps nothing still edits.
  }
}

/** @param {string} branch */
function key(branch) {
  return `natoiraq:unsaved:${branch}`;
}
