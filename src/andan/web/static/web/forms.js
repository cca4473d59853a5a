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
  if (event.target.closest("[data-back]")) history.back();
});

for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;

// A date typed in three boxes moves on by itself once a box is full.
document.addEventListener("input", (event) => {
  const box = event.target.closest(".date-boxes input");
  if (!box || box.value.length < box.size) return;
  const label = box.closest("label").nextElementSibling;
  if (box.value.length === box.size && box.selectionStart === box.value.length) label?.querySelector("input")?.focus();
});

// How much room a long text has left, once it gets narrow. Nothing is cut: who pastes too much reads by how much.
document.addEventListener("input", ({ target: box }) => {
  if (!box.dataset?.most) return;
  const most = Number(box.dataset.most), left = most - [...box.value.trim()].length;
  let said = box.nextElementSibling?.matches("[data-room]") ? box.nextElementSibling : null;
  if (!said && left > most / 10) return;
  if (!said) {
    said = Object.assign(document.createElement("p"), { className: "hint num" });
    said.dataset.room = "";
    said.setAttribute("aria-live", "polite");
    box.after(said);
  }
  said.classList.toggle("error", left < 0);
  clearTimeout(said.later);
  const words = left < 0 ? `Dài hơn ${-left} ký tự. Rút còn ${most} ký tự.` : `Còn ${left} ký tự.`;
  said.later = setTimeout(() => (said.textContent = left > most / 10 ? "" : words), 200);
});
