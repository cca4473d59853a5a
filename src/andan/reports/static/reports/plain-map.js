// A map of nobody's pictures: lines a known way apart, names of communes where their middle is, north up. Whoever asks
// for it gives the addresses of Leaflet's sheet and script and of our own sheet; they are loaded once, when asked for.
const COUNTRY = [[6, 102], [23.5, 118]];
const CELLS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000]; // metres
const LEAST = 40; // pixels between two lines
const GIRTH = 40075016.686; // metres around the equator, as the projection has it
const DEGREE = (6371009 * Math.PI) / 180; // metres of a degree on the mean sphere, as the server counts
const NEXT = 4; // how many of the nearest places are in view at first
const EDGE = 24; // pixels
const SVG = "http://www.w3.org/2000/svg";

export async function plainMap(box, [sheet, script, own], around) {
  await Promise.all([styled(sheet).then(() => styled(own)), import(script)]);
  const map = L.map(box, {
    minZoom: 8, maxZoom: 18, maxBounds: L.latLngBounds(COUNTRY).pad(0.1), zoomControl: false, attributionControl: false,
    scrollWheelZoom: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false,
  });
  L.control.zoom({ zoomInTitle: "Phóng to", zoomOutTitle: "Thu nhỏ", zoomInText: "+", zoomOutText: "−" }).addTo(map);
  look(map, around);
  around.tiles ? pictures(map, around) : lines(map);
  names(map);
  return map;
}

// Where the map looks first: at the pin and the commune with the places next to them, so that one finds one's way.
export function look(map, { pin, here, places }) {
  const seen = L.latLngBounds([]);
  for (const at of [pin, here?.at, ...places.slice(0, NEXT).map((place) => place.at)]) if (at) seen.extend(at);
  map.fitBounds(seen.isValid() ? seen : COUNTRY, { padding: [EDGE, EDGE], maxZoom: 15 });
}

// Write the names of the communes around; those that would touch another name are left out.
export function write(map, { here, places }) {
  map.plain?.remove();
  const isHere = (place) => here && place.at[0] === here.at[0] && place.at[1] === here.at[1];
  const sorted = [...places].sort((one, other) => isHere(other) - isHere(one));
  map.plain = L.layerGroup(sorted.map((place) => named(place, isHere(place)))).addTo(map);
  clear(map);
}

export function pinShape() {
  const shape = document.querySelector("template[data-pin-shape]").content.firstElementChild.cloneNode(true);
  return L.divIcon({ className: "put", html: shape, iconSize: [44, 44], iconAnchor: [22, 41] });
}

export function metres([north, east], [otherNorth, otherEast]) {
  const across = (otherEast - east) * DEGREE * Math.cos(((north + otherNorth) / 2) * Math.PI / 180);
  return { along: (otherNorth - north) * DEGREE, across };
}

export function moved([north, east], { along, across }) {
  return [north + along / DEGREE, east + across / DEGREE / Math.cos((north * Math.PI) / 180)];
}

function styled(href) {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  return new Promise((done, failed) => {
    link.addEventListener("load", done);
    link.addEventListener("error", failed);
    document.head.append(link);
  });
}

function pictures(map, { tiles, credit }) {
  L.tileLayer(tiles, { maxZoom: 18 }).addTo(map);
  if (credit) L.control.attribution({ prefix: false }).addTo(map).addAttribution(credit);
}

function lines(map) {
  const shrunk = Math.cos((map.getCenter().lat * Math.PI) / 180); // ground metres in one of the projection
  const perPixel = (zoom) => (GIRTH * shrunk) / 256 / 2 ** zoom;
  const cell = (zoom) => CELLS.find((metres) => metres / perPixel(zoom) >= LEAST) ?? CELLS.at(-1);
  const Lines = L.GridLayer.extend({
    createTile({ x, y, z }) {
      const tile = document.createElementNS(SVG, "svg");
      const step = cell(z) / perPixel(z);
      const marks = (place) => {
        const found = [];
        for (let at = Math.ceil((place * 256) / step) * step - place * 256; at < 256; at += step) found.push(at.toFixed(1));
        return found;
      };
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", [...marks(x).map((at) => `M${at} 0V256`), ...marks(y).map((at) => `M0 ${at}H256`)].join(""));
      tile.setAttribute("class", "lines");
      tile.append(path);
      return tile;
    },
  });
  new Lines().addTo(map);
  const said = L.DomUtil.create("p", "cell");
  const tell = () => { said.textContent = `Mỗi ô ${spoken(cell(map.getZoom()))}`; };
  const Cell = L.Control.extend({ options: { position: "bottomleft" }, onAdd: () => said });
  new Cell().addTo(map);
  map.on("zoomend", tell);
  tell();
}

function names(map) {
  map.on("zoomend", () => clear(map));
}

function named({ name, at }, isHere) {
  const shown = document.createElement("span");
  shown.textContent = name;
  const icon = L.divIcon({ className: isHere ? "place here" : "place", html: shown, iconSize: null });
  return L.marker(at, { icon, interactive: false, keyboard: false });
}

function clear(map) {
  const kept = [];
  map.plain?.eachLayer((marker) => {
    const at = map.latLngToLayerPoint(marker.getLatLng());
    const isFree = kept.every((other) => Math.abs(other.x - at.x) > 90 || Math.abs(other.y - at.y) > 30);
    if (isFree) kept.push(at);
    marker.getElement().classList.toggle("crowded", !isFree);
  });
}

export function spoken(metres) {
  if (metres < 995) return `${Math.round(metres / 10) * 10} m`;
  const digits = metres < 9950 ? 1 : 0;
  return `${(metres / 1000).toLocaleString("vi", { maximumFractionDigits: digits })} km`;
}
