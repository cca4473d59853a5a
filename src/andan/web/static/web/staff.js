// Keys for lists and the case page, and the clock's minute. Everything works without this file.
let place = -1;

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing) return event.key === "Escape" && typing.blur();
  if (move(event.key) || begin(event.key)) return event.preventDefault();
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!wanted) return;
  event.preventDefault();
  wanted.matches("input, select, textarea") ? wanted.focus() : wanted.click();
});

function move(key) {
  const items = [...document.querySelectorAll("[data-list] [data-item]")];
  if (!items.length) return false;
  const step = { j: 1, k: -1 }[key];
  if (step) {
    place = Math.min(Math.max(place + step, 0), items.length - 1);
    items.forEach((item, index) => item.classList.toggle("selected", index === place));
    items[place].querySelector("a")?.focus();
    return true;
  }
  if (key === "x" && items[place]) {
    items[place].querySelector("input[type=checkbox]")?.click();
    return true;
  }
  if (key === "a" && items[place]) {
    items[place].closest("[data-list]").querySelector("[data-choose]")?.click();
    return true;
  }
  return false;
}

// A verb's key is for all ticked rows, else for the selected one: there it goes straight to the verb's form.
function begin(key) {
  const chosen = document.querySelector("#chon .pick :checked") && document.querySelector("#chon .chosen-bar");
  const button = [...(chosen?.querySelectorAll("button[name]") ?? [])].find((one) => one.querySelector("kbd")?.textContent === key.toUpperCase());
  if (button) return button.click(), true;
  const row = document.querySelector("[data-verbs] .selected");
  const verb = row?.closest("[data-verbs]").dataset.verbs.split(" ").find((one) => one.startsWith(`${key.toLowerCase()}:`));
  if (verb) location.assign(`${row.querySelector("a").href}${verb.slice(2)}/`);
  return Boolean(verb);
}

// All rows of a group at once, or none of them.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-choose]");
  if (!link) return;
  event.preventDefault();
  const boxes = [...link.closest("tbody").querySelectorAll(".pick input")];
  const every = boxes.every((box) => box.checked);
  boxes.forEach((box) => { box.checked = !every; });
});

const FIRST = "[data-error-summary], form.act :is(input:checked, input:not([type=hidden]), textarea)";
document.querySelector(FIRST)?.focus();

// What came in place of something else takes the focus: a form's first field, or the page's main part.
document.addEventListener("htmx:afterSettle", (event) => {
  const swapped = event.detail.elt;
  if (!swapped.matches("#viec, #ho-so")) return;
  const wanted = swapped.querySelector(FIRST);
  (wanted ?? document.querySelector("main")).focus();
});

const clock = document.querySelector("[data-clock] time");
if (clock) {
  const minute = new Intl.DateTimeFormat("vi", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Ho_Chi_Minh" });
  setInterval(() => { clock.textContent = minute.format(new Date()); }, 10000);
}
