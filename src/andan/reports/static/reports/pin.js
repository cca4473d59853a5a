// The pin of a report, put by hand: tap, drag, arrow keys or buttons. Nothing of the map is loaded before it is asked
// for; without this file the two numbers can be typed, or the pin left out.
const root = document.querySelector("[data-pin]");
const form = root.closest("form");
const [north, east] = ["latitude", "longitude"].map((name) => form.elements[name]);
const part = (name) => root.querySelector(`[data-pin-${name}]`);
const WINDS = ["bắc", "đông bắc", "đông", "đông nam", "nam", "tây nam", "tây", "tây bắc"];
const WAYS = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const STEP = 10; // metres
const CLOSE = 16;
const urls = root.dataset.pin.split(" ");
let plain, map, marker, around, asked;

part("open").hidden = false;
part("typed").hidden = !part("typed").open;
part("open").addEventListener("click", open);
part("remove").addEventListener("click", (event) => { event.preventDefault(); remove(); });
part("middle").addEventListener("click", () => { const { lat, lng } = map.getCenter(); put([lat, lng]); icon().focus(); });
for (const button of root.querySelectorAll("[data-pin-way]"))
  button.addEventListener("click", () => push(button.dataset.pinWay, STEP));
north.addEventListener("change", located);
form.addEventListener("change", (event) => { if (event.target.name === "commune") chosen(); });

async function open() {
  part("open").setAttribute("aria-busy", "true");
  try {
    plain ??= await import(urls.at(-1));
    await learn();
    if (!around.here && !pin()) return say("Chọn phường, xã ở trên trước, bản đồ sẽ mở đúng nơi.");
    part("tools").hidden = false;
    map = await plain.plainMap(part("map"), urls, around);
    plain.write(map, around);
    map.on("click", ({ latlng }) => put([latlng.lat, latlng.lng]));
    part("open").hidden = true;
    pin() ? put(pin()) : say("Chạm vào bản đồ để ghim nơi xảy ra.");
    part("map").focus({ preventScroll: true });
  } catch {
    part("tools").hidden = true;
    say("Chưa mở được bản đồ. Kiểm tra mạng rồi bấm lại, hoặc ghi địa chỉ là đủ.");
  } finally {
    part("open").removeAttribute("aria-busy");
  }
}

// What lies around the commune and the pin, asked of the server: not in an address, so that it is kept nowhere.
async function learn() {
  const body = new FormData();
  const commune = form.querySelector("[name=commune]:checked")?.value ?? "";
  for (const name of ["csrfmiddlewaretoken", "latitude", "longitude"]) body.append(name, form.elements[name].value);
  body.append("commune", commune);
  const answer = await fetch(root.dataset.around, { method: "POST", body });
  if (!answer.ok) throw new Error(answer.status);
  around = await answer.json();
  asked = commune;
}

function pin() {
  const at = [north, east].map((field) => Number.parseFloat(field.value.replace(",", ".")));
  return at.every(Number.isFinite) ? at : null;
}

function put(at) {
  [north.value, east.value] = at.map((degrees) => degrees.toFixed(5));
  if (map && !marker) stand(pin());
  marker?.setLatLng(pin());
  if (map && !map.getBounds().contains(pin())) map.panTo(pin());
  changed();
  tell();
}

// The two numbers are written by this script: what keeps the draft hears of it as of a typed one.
function changed() {
  north.dispatchEvent(new Event("input", { bubbles: true }));
}

function stand(at) {
  marker = L.marker(at, { icon: plain.pinShape(), draggable: true, autoPan: true }).addTo(map);
  marker.on("dragend", () => { const { lat, lng } = marker.getLatLng(); put([lat, lng]); });
  icon().setAttribute("aria-label", "Ghim nơi xảy ra. Dời bằng phím mũi tên, mỗi lần 10 mét.");
  icon().addEventListener("keydown", (event) => {
    if (!(event.key in WAYS)) return;
    event.preventDefault();
    event.stopPropagation();
    push(event.key, event.shiftKey ? STEP * 10 : STEP);
  });
  part("movers").hidden = false;
  part("middle").hidden = true;
}

function icon() {
  return marker.getElement();
}

function push(way, step) {
  const [along, across] = WAYS[way].map((times) => times * step);
  put(plain.moved(pin(), { along, across }));
  if (map.getZoom() < CLOSE) map.setView(pin(), CLOSE); // where ten metres can be seen
}

function remove() {
  north.value = east.value = "";
  changed();
  marker?.remove();
  marker = undefined;
  part("movers").hidden = part("remove").hidden = true;
  part("middle").hidden = false;
  say("Đã bỏ ghim.");
  (map ? part("map") : part("open")).focus({ preventScroll: true });
}

async function located() {
  await offer().catch(() => {});
  await learn().catch(() => {});
  if (map && pin()) { plain.write(map, around); plain.look(map, around); }
  if (pin()) put(pin());
}

// Somebody who does not know the name of the ward chooses among the nearest ones.
async function offer() {
  const words = form.elements.place, list = document.getElementById("units");
  if (words.value.trim() || form.querySelector("[name=commune]:checked") || !pin()) return;
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "latitude", "longitude"]) body.append(name, form.elements[name].value);
  const answer = await fetch(words.getAttribute("hx-post"), { method: "POST", body });
  if (!answer.ok) return;
  list.innerHTML = await answer.text();
  if (list.children.length) list.scrollIntoView({ block: "center" });
}

async function chosen() {
  if (!map && !pin()) return;
  await learn().catch(() => {});
  if (map) { plain.write(map, around); if (!pin()) plain.look(map, around); }
  if (pin()) tell();
}

// Where the pin stands, seen from the middle of the commune; the server says it the same way.
async function tell() {
  part("remove").hidden = false;
  plain ??= await import(urls.at(-1));
  const here = around?.here;
  if (!here) return say("Đã ghim.");
  const { along, across } = plain.metres(here.at, pin());
  const away = Math.hypot(along, across);
  const wind = WINDS[Math.round((Math.atan2(across, along) * 4) / Math.PI + 8) % 8];
  const where = away < 10 ? `ở ngay trung tâm ${here.name}` : `cách trung tâm ${here.name} ${plain.spoken(away)} về phía ${wind}`;
  const far = away > here.near;
  say(`Ghim ${where}.${far ? " Xem lại ghim, hoặc chọn lại phường, xã." : ""}`, far);
}

function say(words, far = false) {
  part("said").textContent = words;
  part("line").classList.toggle("far", far);
  part("line").classList.toggle("quiet", !pin());
}
