// What an officer hears while looking at the cards: one tone recorded, two repeated, a low one to look at the page.
// What a screen reader says stands in #noi.
const TUNES = {
  done: [[988, 0, 0.09]],
  again: [[988, 0, 0.07], [988, 0.13, 0.07]],
  look: [[208, 0, 0.28]],
};
const spoken = document.querySelector("#noi");
const mute = document.querySelector("[data-mute]");
let context = null;

for (const name of ["keydown", "pointerdown"]) addEventListener(name, wake, { capture: true });
mute?.removeAttribute("hidden");
mute?.addEventListener("click", () => {
  const silent = mute.getAttribute("aria-pressed") === "true";
  mute.setAttribute("aria-pressed", String(!silent));
});

document.addEventListener("cards:told", (event) => {
  const { sound, say, scan } = event.detail;
  if (say) tell(say);
  if (sound && !scan?.silent) play(TUNES[sound] ?? []);
});

document.addEventListener("cards:said", (event) => { tell(event.detail); });

function tell(words) {
  if (spoken) spoken.textContent = words;
}

function wake() {
  context ??= window.AudioContext ? new AudioContext() : null;
  if (context?.state === "suspended") context.resume();
}

function play(tune) {
  if (!context || mute?.getAttribute("aria-pressed") === "true") return;
  for (const [pitch, after, length] of tune) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch;
    volume.gain.value = 0.18;
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + after);
    tone.stop(context.currentTime + after + length);
  }
}
