// What is typed in the wizard is kept in the draft without a press: after a pause, and when the page goes away.
// Two windows on one draft never write over each other. Without this file the buttons keep it.
const form = document.querySelector("form[data-drafting]");
const head = document.querySelector("[data-saved]");
const PAUSE = 1500, GAP = 4000, LONGEST = 10000, AGAIN = 15000; // milliseconds
const ALONG = 60000; // bytes that may still leave when the page is gone
const SAID = {
  401: "Phiên đăng nhập đã hết. Bấm nút dưới đây để đăng nhập lại, chữ đã gõ vẫn còn.",
  404: "",
  409: "Phần này vừa được sửa, gửi hoặc bỏ ở một cửa sổ khác, nên ở đây ngừng tự lưu. Chữ bạn gõ vẫn còn trên trang.",
};
let kept, timer, running, turn = 0, asked = 0, since = 0, leaving = false, stopped = false;

if (form) {
  kept = words();
  form.addEventListener("input", () => later(PAUSE));
  form.addEventListener("change", () => later(PAUSE / 5));
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    leaving = true;
    clearTimeout(timer);
    running?.abort();
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
  addEventListener("pagehide", () => save());
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("online", () => later(0));
}

function words() {
  return new URLSearchParams(new FormData(form)).toString();
}

// After the pause, but not more often than every GAP and not later than LONGEST after the first change.
function later(pause) {
  const now = Date.now();
  since ||= now;
  clearTimeout(timer);
  const soon = Math.min(now + pause, since + LONGEST);
  timer = setTimeout(() => (running ? later(GAP) : save()), Math.max(soon, asked + GAP, now) - now);
}

async function save() {
  clearTimeout(timer);
  const said = words();
  if (leaving || stopped || said === kept) return;
  const body = new FormData(form);
  body.append("lan", ++turn);
  const mine = running = new AbortController();
  asked = Date.now();
  since = 0;
  try {
    const answer = await fetch(form.dataset.drafting, {
      method: "POST", body, signal: mine.signal, keepalive: said.length < ALONG, headers: { "HX-Request": "true" },
    });
    answer.ok ? done(said, (await answer.json()).saved) : refused(answer.status);
  } catch {
    if (!mine.signal.aborted) failed();
  } finally {
    if (running === mine) running = undefined;
  }
}

function done(said, hour) {
  kept = said;
  tell("Đã lưu nháp lúc ", hour);
  if (words() !== kept) later(PAUSE);
}

function refused(status) {
  if (!(status in SAID)) return failed();
  stopped = true;
  form.autocomplete = "off"; // a page loaded anew shows what is kept, not what stood here
  tell("Đã ngừng tự lưu");
  if (SAID[status]) notice(SAID[status]);
}

function failed() {
  tell("Chưa lưu được chữ mới gõ");
  clearTimeout(timer);
  timer = setTimeout(save, AGAIN);
}

function tell(what, hour) {
  head.hidden = false;
  head.classList.toggle("not", !hour);
  const time = document.createElement("span");
  time.className = "num";
  time.textContent = hour ?? "";
  head.querySelector("[data-saved-words]").replaceChildren(what, time);
}

function notice(what) {
  const box = document.createElement("div");
  box.className = "notice amber";
  box.setAttribute("role", "status");
  form.querySelector(".actions").before(box);
  const text = document.createElement("p");
  text.textContent = what;
  box.append(text);
}
