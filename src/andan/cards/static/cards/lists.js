// Lists and photos chosen or pasted on the page: read here, sent in pieces that are never written to a disk there.
const forms = document.querySelectorAll("form[data-list], form[data-photos]");
const shown = document.querySelector("#tien-do");
const MOST_BYTES = 900000;
const MOST_LETTERS = 150000; // of a piece: some 200 kB
const MOST_LINES = 1000;

for (const form of forms) {
  form.addEventListener("submit", (event) => { event.preventDefault(); take(form); });
  form.querySelector("input[type=file]")?.addEventListener("change", () => take(form));
}
document.addEventListener("cards:list", (event) => pasted(document.querySelector("form[data-list]"), event.detail.text));

async function take(form) {
  const input = form.querySelector("input[type=file]");
  const files = [...(input?.files ?? [])];
  const words = form.querySelector("textarea");
  if (input) input.value = "";
  for (const file of files) await (form.matches("[data-photos]") ? photo(form, file) : list(form, file));
  if (words?.value.trim()) { const text = words.value; words.value = ""; await pasted(form, text); }
}

async function pasted(form, text) {
  const sum = begin(text.length);
  await send(form, sum, text.split(/\r\n|\r|\n/), "paste");
  end(sum);
}

async function list(form, file) {
  const sum = begin(file.size);
  if (/\.xlsx?$/i.test(file.name)) return sheet(form, file, sum);
  let rest = "";
  const letters = file.stream().pipeThrough(new TextDecoderStream(await spelling(file))).getReader();
  for (let got = await letters.read(); !got.done; got = await letters.read()) {
    const lines = (rest + got.value).split(/\r\n|\r(?!$)|\n/);
    rest = lines.pop();
    await send(form, sum, lines, "list");
  }
  await send(form, sum, rest ? [rest] : [], "list");
  end(sum);
}

// Excel saves "Unicode text" in UTF-16; everybody else in UTF-8.
async function spelling(file) {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

async function sheet(form, file, sum) {
  if (file.size > MOST_BYTES) return say("too-large");
  sum.add(await post(`${form.dataset.list}?means=list&first=1`, file, "application/octet-stream"), file.size);
  end(sum);
}

async function send(form, sum, lines, means) {
  let piece = [];
  let letters = 0;
  const flush = async () => {
    if (!piece.length) return;
    sum.heading ??= /[|\d]/.test(piece[0]) ? "" : piece[0];
    const named = sum.lines > 0 && sum.heading; // a piece in the middle does not know what its columns are
    const text = (named ? [sum.heading, ...piece] : piece).join("\n");
    const address = `${form.dataset.list}?means=${means}&first=${sum.lines + (named ? 0 : 1)}`;
    sum.lines += piece.length;
    piece = [];
    letters = 0;
    sum.add(await post(address, text, "text/plain; charset=utf-8"), text.length);
  };
  for (const line of lines) {
    piece.push(line);
    letters += line.length + 1;
    if (letters > MOST_LETTERS || piece.length >= MOST_LINES) await flush();
  }
  await flush();
}

async function photo(form, file) {
  const sum = begin(file.size);
  for (const side of [1600, 2600]) {
    const body = (await smaller(file, side)) ?? (file.size <= MOST_BYTES ? file : null);
    if (!body) return say("too-large-photo");
    const told = await post(`${form.dataset.photos}?means=photo`, body, "application/octet-stream", side === 1600);
    if (side === 2600 || told.headers.get("Andan-Codes") !== "0") break;
  }
  end(sum);
}

// A JPEG of the photo, at most `side` pixels long; null when this browser cannot read it (HEIC).
async function smaller(file, side) {
  const photo = await createImageBitmap(file).catch(() => null);
  if (!photo) return null;
  const scale = Math.min(1, side / Math.max(photo.width, photo.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(photo.width * scale);
  canvas.height = Math.round(photo.height * scale);
  canvas.getContext("2d", { alpha: false }).drawImage(photo, 0, 0, canvas.width, canvas.height);
  for (const quality of [0.88, 0.7, 0.5]) {
    const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (made.size <= MOST_BYTES) return made;
  }
  return null;
}

const post = (address, body, type, silent = false) => new Promise((done) => {
  document.dispatchEvent(new CustomEvent("cards:send", { detail: { address, body, type, silent, done } }));
});

function begin(total) {
  const sum = { lines: 0, sent: 0, recorded: 0, repeated: 0, unread: [], add };
  sum.total = Math.max(total, 1);
  document.querySelector("#dong-xem").replaceChildren();
  sum.add(null, 0);
  say("running");
  return sum;
}

function add(told, amount) {
  this.sent = Math.min(this.sent + amount, this.total);
  this.recorded += Number(told?.recorded ?? 0);
  this.repeated += Number(told?.repeated ?? 0);
  this.unread.push(...(told?.unread ? told.unread.split(",") : []));
  shown.querySelector("progress").value = this.sent / this.total;
  for (const name of ["recorded", "repeated"]) shown.querySelector(`[data-sum=${name}]`).textContent = this[name].toLocaleString("vi");
  const rows = shown.querySelector("[data-sum=unread]");
  rows.textContent = this.unread.slice(0, 20).join(", ") + (this.unread.length > 20 ? "…" : "");
  rows.parentElement.hidden = !this.unread.length;
}

function end(sum) {
  sum.add(null, sum.total);
  say("done");
}

function say(what) {
  shown.hidden = false;
  for (const words of shown.querySelectorAll("[data-when]")) words.hidden = !words.dataset.when.split(" ").includes(what);
}
