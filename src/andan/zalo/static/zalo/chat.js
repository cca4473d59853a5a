/* Enter sends, Shift+Enter makes a line; the newest bubble stays in sight; what was sent leaves the box. */
const box = document.querySelector("[data-line] textarea");
const atEnd = () => {
  const lines = document.querySelector("[data-lines]");
  if (lines) lines.scrollTop = lines.scrollHeight;
};
box?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  box.form.requestSubmit();
});
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.detail.elt === box?.form) box.value = "";
});
document.body.addEventListener("htmx:afterSwap", atEnd);
atEnd();
