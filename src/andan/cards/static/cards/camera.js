// The camera in the page. The browser reads the code itself where it can; else small pictures go to the server, one
// at a time, and none of them is kept.
const open = document.querySelector("[data-camera]");
const panel = document.querySelector("#may-anh");
const picture = panel?.querySelector("video");
const canvas = document.createElement("canvas");
const PAUSE = 280; // milliseconds between two pictures
const FORGET = 1500; // milliseconds out of sight after which the same card counts as shown again
let stream = null;
let eye = null;
let held = "";
let seen = 0;

if (open && navigator.mediaDevices?.getUserMedia) {
  open.hidden = false;
  open.addEventListener("click", () => (stream ? close() : start()));
  panel.querySelector("[data-close]").addEventListener("click", close);
  panel.querySelector("[data-torch]").addEventListener("click", torch);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && stream) close(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && stream) close(); });
}

async function start() {
  panel.hidden = false;
  say("starting");
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false, video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    return say(error.name === "NotAllowedError" ? "refused" : "none");
  }
  picture.srcObject = stream;
  await picture.play();
  const can = stream.getVideoTracks()[0].getCapabilities?.() ?? {};
  panel.querySelector("[data-torch]").hidden = !can.torch;
  eye = await reader();
  say("looking");
  look();
}

async function reader() {
  if (!("BarcodeDetector" in window)) return null;
  const formats = await BarcodeDetector.getSupportedFormats();
  return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
}

async function look() {
  if (!stream) return;
  if (picture.videoWidth) await (eye ? here() : there());
  setTimeout(look, PAUSE);
}

async function here() {
  const codes = await eye.detect(picture).catch(() => []);
  for (const code of codes) if (isNew(code.rawValue)) {
    document.dispatchEvent(new CustomEvent("cards:scan", { detail: { text: code.rawValue, means: "camera" } }));
  }
}

// The server answers with a mark of what it saw, never with what the card says: a card held still is sent once.
async function there() {
  const scale = Math.min(1, 1280 / Math.max(picture.videoWidth, picture.videoHeight));
  canvas.width = Math.round(picture.videoWidth * scale);
  canvas.height = Math.round(picture.videoHeight * scale);
  canvas.getContext("2d", { alpha: false }).drawImage(picture, 0, 0, canvas.width, canvas.height);
  const frame = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
  if (Date.now() - seen > FORGET) held = "";
  const address = `${panel.dataset.frames}?means=camera&held=${held}`;
  await new Promise((done) => document.dispatchEvent(new CustomEvent("cards:send", {
    detail: { address, body: frame, type: "image/jpeg", frame: true, done: (told) => { note(told); done(); } },
  })));
}

function note(told) {
  const mark = told.headers.get("Andan-Seen");
  if (!mark) return;
  held = mark;
  seen = Date.now();
}

function isNew(text) {
  const fresh = text !== held || Date.now() - seen > FORGET;
  held = text;
  seen = Date.now();
  return fresh;
}

async function torch() {
  const track = stream.getVideoTracks()[0];
  const on = !track.getSettings().torch;
  await track.applyConstraints({ advanced: [{ torch: on }] }).catch(() => null);
}

function close() {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  picture.srcObject = null;
  held = "";
  panel.hidden = true;
  open.focus();
}

function say(what) {
  for (const words of panel.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== what;
}
