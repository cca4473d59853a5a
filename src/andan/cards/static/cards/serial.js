// A scanner at a COM port, where the browser can listen to one.
const button = document.querySelector("[data-serial]");
const told = document.querySelector("[data-serial-told]");
const QUIET = 250; // milliseconds after which a card without a line's end is over

if ("serial" in navigator && button) {
  button.hidden = false;
  button.addEventListener("click", listen);
}

async function listen() {
  let port;
  try {
    port = (await navigator.serial.getPorts())[0] ?? (await navigator.serial.requestPort());
    await port.open({ baudRate: 9600, bufferSize: 4096 });
  } catch (error) {
    return say(error.name === "NotFoundError" ? "none" : "taken");
  }
  button.hidden = true;
  say("listening");
  await read(port);
  button.hidden = false;
  say("gone");
}

async function read(port) {
  const letters = port.readable.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  let timer = 0;
  const flush = () => { const text = held; held = ""; scan(text); };
  try {
    for (let got = await letters.read(); !got.done; got = await letters.read()) {
      clearTimeout(timer);
      const lines = (held + got.value).split(/[\r\n]+/);
      held = lines.pop();
      lines.forEach(scan);
      timer = setTimeout(flush, QUIET);
    }
  } catch {
    held = ""; // unplugged in the middle of a card: half a card is none
  }
}

function scan(text) {
  if (text.trim()) document.dispatchEvent(new CustomEvent("cards:scan", { detail: { text, means: "serial" } }));
}

function say(what) {
  for (const words of told.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== what;
}
