// The reports of an area on a map one can move: the server counts them in squares for what is in view, circles show
// them, and the list beside tells the newest. Without this file there are the drawing and the table.
const root = document.querySelector("[data-area-map]");
const form = document.querySelector("[data-map-form]");
const box = root?.querySelector("[data-map-box]");
const beside = document.getElementById("trong-khung");
const PAUSE = 150; // milliseconds after the last move
const HEATS = 5;
let map, drawn, waiting, asked;

form?.addEventListener("change", () => form.requestSubmit());
if (box) open();

async function open() {
  const urls = root.dataset.areaMap.split(" ");
  const around = JSON.parse(document.getElementById("quanh-day").textContent);
  const { plainMap, write } = await import(urls.at(-1));
  box.hidden = false;
  map = await plainMap(box, urls, around);
  root.querySelector("[data-map-drawing]").hidden = true;
  map.invalidateSize();
  // Squares lie where the reports are, and need room for half a circle; communes are about their middle.
  map.fitBounds(L.latLngBounds(around.seen).pad(around.close ? 0 : 0.25), { padding: [36, 36], maxZoom: around.close ? 16 : 14 });
  write(map, around);
  drawn = L.layerGroup().addTo(map);
  map.on("moveend", () => { clearTimeout(waiting); waiting = setTimeout(learn, PAUSE); });
  learn();
}

async function learn() {
  asked?.abort();
  asked = new AbortController();
  const { _southWest: from, _northEast: to } = map.getBounds();
  const query = new URLSearchParams(new FormData(form));
  query.set("khung", [from.lat, from.lng, to.lat, to.lng].map((degrees) => degrees.toFixed(5)).join());
  query.set("muc", map.getZoom());
  try {
    const answer = await fetch(`${root.dataset.at}?${query}`, {
      headers: { "HX-Request": "true", "HX-Target": "trong-khung" }, signal: asked.signal,
    });
    if (!answer.ok) return;
    beside.innerHTML = await answer.text();
    draw(JSON.parse(document.getElementById("o-dem").textContent));
  } catch (error) {
    if (error.name !== "AbortError") beside.textContent = "Chưa tải được. Kiểm tra mạng rồi di chuyển bản đồ.";
  }
}

function draw(squares) {
  drawn.clearLayers();
  const most = Math.max(...squares.map((square) => square.count), 1);
  for (const square of squares) ("heat" in root.dataset ? heat : circle)(square, most).addTo(drawn);
}

function circle({ at, count, late, href }, most) {
  const size = Math.round(26 + 34 * Math.sqrt(count / most));
  const said = document.createElement("span");
  said.textContent = count > 999 ? `${Math.round(count / 1000)}k` : count;
  const icon = L.divIcon({ className: late ? "square late" : "square", html: said, iconSize: [size, size] });
  const told = `${count} phản ánh${late ? `, ${late} quá hạn` : ""}`;
  const marker = L.marker(at, { icon, title: told, alt: told, keyboard: true, zIndexOffset: 1000 });
  marker.on("add", () => marker.getElement().setAttribute("aria-label", told));
  return marker.on("click", () => href ? location.assign(href) : map.setView(at, Math.min(map.getZoom() + 2, map.getMaxZoom())));
}

function heat({ at, count }, most) {
  const level = Math.ceil(HEATS * Math.sqrt(count / most));
  return L.circleMarker(at, { radius: 15, className: `heat h${level}`, interactive: false });
}
