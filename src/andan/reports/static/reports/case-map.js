// On a case: the drawing of where it happened gives way to a map one can move, when the officer asks for it.
show();
document.addEventListener("htmx:afterSettle", show);

function show() {
  for (const button of document.querySelectorAll("[data-where-open][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => open(button));
  }
}

async function open(button) {
  const where = button.closest("[data-where]");
  const urls = where.dataset.where.split(" ");
  const around = JSON.parse(document.getElementById("quanh-day").textContent);
  const box = where.querySelector("[data-where-map]");
  button.disabled = true;
  const { plainMap, write, pinShape } = await import(urls.at(-1));
  box.hidden = false;
  where.querySelector("[data-where-drawing]").hidden = true;
  const map = await plainMap(box, urls, around);
  write(map, around);
  if (around.pin) L.marker(around.pin, { icon: pinShape(), interactive: false, keyboard: false }).addTo(map);
  button.remove();
  box.focus({ preventScroll: true });
}
