// Forms say what they are doing, and an error summary takes the focus. Everything works without this file.
const summary = document.querySelector("[data-error-summary]");
summary?.focus();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.dataset.busy) return;
  if (form.dataset.sent) return event.preventDefault();
  const button = event.submitter;
  if (!button) return;
  form.dataset.sent = "1";
  button.setAttribute("aria-busy", "true");
  button.dataset.said = button.innerHTML;
  button.textContent = form.dataset.busy;
});

// The back button shows the page as it was left: let it be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[data-said]")) {
      button.innerHTML = button.dataset.said;
      button.removeAttribute("aria-busy");
    }
  }
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-autosubmit]")) event.target.form.requestSubmit();
});

document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.querySelector("[data-copied]")?.removeAttribute("hidden");
  }
  if (event.target.closest("[data-print]")) print();
});

for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;

// A date typed in three boxes moves on by itself once a box is full.
document.addEventListener("input", (event) => {
  const box = event.target.closest(".date-boxes input");
  if (!box || box.value.length < box.size) return;
  const label = box.closest("label").nextElementSibling;
  if (box.value.length === box.size && box.selectionStart === box.value.length) label?.querySelector("input")?.focus();
});
