// The line of what was scanned: kept in memory alone, sent one after the other, forgotten once it is answered.
// Whoever scans says so: document.dispatchEvent(new CustomEvent("cards:send", { detail: { address, body, type } })).
// `body` is a string, a URLSearchParams or a Blob; `address` carries counts and means, never what a card says.
const notice = document.querySelector("#cho-gui");
const line = [];
const pauses = [1, 2, 4, 8, 15];
let busy = false;
let question = null; // the scan that the page asks about, until it is answered
let timer = 0;

document.addEventListener("cards:send", (event) => { line.push({ tries: 0, ...event.detail }); next(); });
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-send-again]")) return again(0);
  const said = event.target.closest("[data-confirm]");
  if (!said || !question) return;
  event.preventDefault();
  decide(said.dataset.confirm === "yes");
});
addEventListener("online", () => again(0));
addEventListener("beforeunload", (event) => { if (question || line.some((scan) => !scan.frame)) event.preventDefault(); });

async function next() {
  show();
  if (busy || question || !line.length) return;
  busy = true;
  const scan = line[0];
  scan.after ??= document.querySelector("[data-last]")?.dataset.last ?? "0";
  const answer = await sent(scan);
  if (!answer && !scan.frame) return; // it stays the first of the line
  line.shift();
  busy = false;
  if (answer) { notice.dataset.why = ""; apply(answer, scan); } else scan.done({ headers: new Headers() });
  next();
}

async function sent(scan) {
  try {
    const response = await fetch(addressed(scan), {
      method: "POST", body: scan.body, headers: headers(scan), redirect: "manual", signal: AbortSignal.timeout(30000),
    });
    if (response.status >= 500 || response.status === 429) return wait(scan, "busy");
    if (response.status === 401 || response.status === 403 || response.type === "opaqueredirect") return wait(scan, "signed-out");
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch {
    return wait(scan, "offline");
  }
}

function addressed(scan) {
  const address = new URL(scan.address, location.href);
  if (scan.undoes) address.searchParams.set("seen", scan.after);
  else if (scan.tries) address.searchParams.set("again", scan.after); // the answer was lost: it may have been recorded
  if (scan.confirmed) address.searchParams.set("confirmed", scan.confirmed);
  if (scan.from) address.searchParams.set("from", scan.from);
  return address;
}

function headers(scan) {
  const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] ?? document.querySelector("[name=csrfmiddlewaretoken]").value;
  return { "HX-Request": "true", "X-CSRFToken": token, ...(scan.type ? { "Content-Type": scan.type } : {}) };
}

function wait(scan, why) {
  scan.tries += 1;
  notice.dataset.why = why;
  if (!scan.frame && why !== "signed-out") again(pauses[Math.min(scan.tries, pauses.length) - 1]);
  show();
  return null;
}

function again(seconds) {
  clearTimeout(timer);
  if (!line.length || !notice.dataset.why) return;
  timer = setTimeout(() => { busy = false; next(); }, seconds * 1000);
}

// One more person of that name, or the card that was read before: then what came after it on the same photo follows.
function decide(yes) {
  const { scan, asks, from, more } = question;
  question = null;
  const once = { ...scan, tries: 0, after: undefined };
  if (yes) line.unshift({ ...once, confirmed: asks, from });
  else if (more) line.unshift({ ...once, confirmed: "", from: Number(from) + 1 });
  else scan.done?.({ headers: new Headers() });
  if (!yes) dropped(document.querySelector("[data-dropped]").dataset.dropped);
  const asked = document.querySelector("#hoi");
  asked.className = "";
  asked.replaceChildren();
  document.querySelector("[data-scan-field]")?.focus();
  next();
}

// The card that was asked about is not recorded: the frame must not go on asking.
function dropped(words) {
  const last = document.querySelector("#vua-quet");
  last.className = "last undone";
  last.querySelector(".last-head span").textContent = words;
  last.querySelector(".last-note")?.remove();
  document.dispatchEvent(new CustomEvent("cards:said", { detail: words }));
}

function apply(answer, scan) {
  const parts = document.createElement("template");
  parts.innerHTML = answer.text;
  const told = parts.content.querySelector("[data-parts]");
  const detail = { ...told?.dataset, sound: told?.dataset.sound ?? (answer.text ? "look" : ""), headers: answer.headers, scan };
  if (told) for (const part of [...told.children]) put(part);
  if (answer.text) document.querySelector("#refusal").innerHTML = told ? "" : answer.text;
  if (detail.asks) question = { scan, asks: detail.asks, from: detail.from ?? "", more: Boolean(detail.more) };
  else scan.done?.(detail);
  document.dispatchEvent(new CustomEvent("cards:told", { detail }));
}

// One part of the page in place of itself; a tray that was not there yet comes last.
function put(part) {
  const old = document.getElementById(part.id);
  const held = old?.contains(document.activeElement);
  if (old) old.replaceWith(part);
  else document.querySelector("#khay")?.append(part);
  if (held) document.querySelector("[data-scan-field]")?.focus();
}

function show() {
  const why = notice.dataset.why;
  const count = line.filter((scan) => !scan.frame).length;
  notice.hidden = !count || !(why || question || count > 1);
  notice.querySelector("[data-count]").textContent = count;
  const now = why || (question ? "asking" : "sending");
  for (const words of notice.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== now;
}
