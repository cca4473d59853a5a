// A USB scanner types. Whatever is typed on the page goes into the scan field, Enter ends a card, and the field is
// emptied at once: what it held is in the line, in memory. Everything works without this file, one page a card.
const form = document.querySelector("[data-scan]");
const field = form.querySelector("[data-scan-field]");
const BARS = 5; // so many "|" make a whole card, for scanners that send no Enter
const QUIET = 900; // milliseconds without a key
const CARD = /\d{9,12}\|[^|]*\|.*/; // what a scanner typed after whatever stood in another field
let touched = 0;
let timer = 0;

field.focus({ preventScroll: true });
for (const name of ["blur", "focus"]) addEventListener(name, () => { hears(document.hasFocus()); });

document.addEventListener("keydown", (event) => {
  if (elsewhere(event.target)) return astray(event);
  if (event.key === "j" && event.ctrlKey) { event.preventDefault(); return finish(); } // a line feed, as some scanners send it
  if (event.key === "Tab" && field.value.includes("|")) { event.preventDefault(); return finish(); }
  if (event.key === "Escape") return leave(event);
  if (event.key === "Backspace") return back(event);
  if (event.key === " " && !field.value) return; // no card begins with a space: it presses the button it is on
  if (typed(event) && event.target !== field) field.focus({ preventScroll: true }); // before the letter is put in
}, true);

field.addEventListener("input", () => {
  touched = Date.now();
  clearTimeout(timer);
  if (field.value.split("|").length > BARS) timer = setTimeout(finish, QUIET);
});

field.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text");
  if (!/[\r\n]./.test(text.trim())) return;
  event.preventDefault();
  document.dispatchEvent(new CustomEvent("cards:list", { detail: { text, means: "paste" } }));
});

form.addEventListener("submit", (event) => { event.preventDefault(); finish(); });

document.addEventListener("click", (event) => {
  const wanted = event.target.closest("[data-undo], [data-rescan], [data-no-rescan]");
  if (!wanted) return;
  event.preventDefault();
  wanted.matches("[data-undo]") ? undo() : instead(wanted.dataset.rescan ?? "");
});

// The next card takes the place of the one that was read badly; "" for a place of its own.
function instead(position) {
  const told = document.querySelector("#quet-lai");
  form.elements.position.value = position;
  told.hidden = !position;
  told.querySelector("b").textContent = position;
  field.focus({ preventScroll: true });
}

// What is scanned while another window has the focus goes there: say so.
function hears(yes) {
  for (const words of document.querySelectorAll("[data-listening]")) words.hidden = (words.dataset.listening === "yes") !== yes;
  if (yes && !elsewhere(document.activeElement)) field.focus({ preventScroll: true });
}

// Another place on the page takes the letters: a list to paste, a name to type.
function elsewhere(target) {
  return target !== field && Boolean(target.closest?.("textarea, select, input:not([type=checkbox], [type=file]), dialog"));
}

// A card that was scanned while a name was being typed is a card all the same.
function astray(event) {
  const card = event.key === "Enter" && event.target.matches("input") && event.target.value.match(CARD);
  if (!card) return;
  event.preventDefault();
  event.stopPropagation();
  event.target.value = event.target.value.slice(0, card.index);
  field.focus({ preventScroll: true });
  scan(card[0], "wedge");
}

function typed(event) {
  if (event.metaKey || event.ctrlKey) return false;
  if (event.altKey) return event.code.startsWith("Numpad"); // a letter told by its number
  return event.key.length === 1 || ["Process", "Dead", "Unidentified"].includes(event.key);
}

function finish() {
  clearTimeout(timer);
  const text = field.value;
  field.value = "";
  touched = Date.now();
  if (!text.trim()) return;
  document.querySelector("#vua-quet, #vua-giao").scrollIntoView({ block: "nearest" });
  scan(text, "wedge");
}

function scan(text, means) {
  const body = new URLSearchParams(new FormData(form));
  body.delete("csrfmiddlewaretoken"); // the line sends the newest one, which a new sign-in changes
  body.set("text", text);
  body.set("means", means);
  document.dispatchEvent(new CustomEvent("cards:send", { detail: { address: form.action, body } }));
  instead("");
}

document.addEventListener("cards:scan", (event) => scan(event.detail.text, event.detail.means));

// A typing program sends backspaces of its own while it rewrites: only one after a pause takes a card away.
function back(event) {
  if (field.value || event.repeat || Date.now() - touched < QUIET || !document.querySelector("[data-undo]")) return;
  event.preventDefault();
  undo();
}

function undo() {
  if (refused()) return;
  const button = document.querySelector("[data-undo]");
  touched = Date.now();
  field.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("cards:send", { detail: { address: button.form.action, body: new URLSearchParams(), undoes: true } }));
}

// While the page asks about a card, taking it back and going away both mean "not that one".
function refused() {
  const no = document.querySelector("[data-confirm=no]");
  no?.click();
  return Boolean(no);
}

function leave(event) {
  if (document.querySelector("[data-closes-first]:not([hidden])")) return; // the camera closes first
  event.stopPropagation(); // Esc elsewhere on the desk leaves the field, which would not hear on
  if (field.value) { field.value = ""; event.preventDefault(); return; }
  if (refused()) return;
  document.querySelector("[data-leave]")?.click();
}
