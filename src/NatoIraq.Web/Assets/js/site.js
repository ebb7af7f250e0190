// What every page does: the theme changes without a new page.

const themes = /** @type {HTMLFormElement | null} */ (document.querySelector("form.theme"));

themes?.addEventListener("submit", async (event) => {
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (!button) return;
  event.preventDefault();
  if (button.value) document.documentElement.dataset.theme = button.value;
  else delete document.documentElement.dataset.theme;
  for (const other of themes.querySelectorAll("button")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  const body = new URLSearchParams({ theme: button.value });
  await fetch(themes.action, { method: "POST", body, redirect: "manual" });
});
