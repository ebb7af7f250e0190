// @ts-check
// Charts as PNG: the server's SVG, drawn on a canvas.

/** How many pixels a unit of a drawing has, for a slide or print. */
const sharpness = 2;

/** Shows the buttons that need this module. @param {ParentNode} within */
export function offerPictures(within) {
  for (const button of within.querySelectorAll("button[data-picture]")) {
    if (button.parentElement) button.parentElement.hidden = false;
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest("button[data-picture]") : null;
  if (!(button instanceof HTMLButtonElement)) return;
  button.disabled = true;
  try {
    save(await drawn(button.dataset.picture ?? ""), button.dataset.name ?? "chart.png");
  } finally {
    button.disabled = false;
  }
});

/** @param {string} address @returns {Promise<Blob>} */
async function drawn(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * sharpness;
  canvas.height = image.naturalHeight * sharpness;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob(
    (blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be drawn."))), "image/png"));
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
