// A file box folds into a camera button, and what was chosen is named beside it. Without this file the box stays as it is.
for (const row of document.querySelectorAll("[data-attach]")) {
  const input = row.querySelector("input[type=file]");
  const chosen = row.querySelector("[data-chosen]");
  row.classList.add("folded");
  input.addEventListener("change", () => {
    const names = [...input.files].map((file) => file.name);
    chosen.textContent = names.length ? `Gửi kèm: ${names.join(", ")}` : "";
  });
}
