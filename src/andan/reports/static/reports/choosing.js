// Choosing one of the offered units answers what was asked about it: the question goes, and so does its error.
const field = document.getElementById("id_place");
const summary = document.querySelector("section.errors");

// A click also on the one that stands chosen already; the keys of the keyboard click too.
field.form.addEventListener("click", ({ target }) => {
  if (target.name !== "commune") return;
  document.querySelector("[data-question]")?.remove();
  document.getElementById("id_place_error")?.remove();
  field.closest(".field").classList.remove("wrong");
  field.removeAttribute("aria-invalid");
  field.setAttribute("aria-describedby", "id_place_helptext");
  summary?.querySelector("a[href='#id_place']")?.closest("li").remove();
  count();
});

function count() {
  const left = summary?.querySelectorAll("li").length;
  if (left) summary.querySelector("h2").lastChild.textContent = `Còn ${left} chỗ cần sửa`;
  else summary?.remove();
}
