// @ts-check
// The report in the frame: printed as it would be alone.

const frame = document.querySelector("iframe");
const print = /** @type {HTMLButtonElement | null} */ (document.querySelector("button.print"));

if (frame && print) {
  print.hidden = false;
  print.addEventListener("click", () => frame.contentWindow?.print());
}
