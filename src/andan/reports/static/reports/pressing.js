// A button of the wizard pressed while the network is away: the page stays with everything typed, says so beside the
// button, and the press goes through once the network is back.
let waiting;

document.addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event;
  if (navigator.onLine || !form.closest(".wizard")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting = { form, button };
  say("Đang mất mạng, chưa đi tiếp được. Những gì đã ghi vẫn còn trên trang này, đừng đóng trang. Có mạng lại là tự đi tiếp.");
}, true);

addEventListener("online", () => {
  if (!waiting) return;
  const { form, button } = waiting;
  say("Có mạng lại rồi, đang đi tiếp…");
  waiting = undefined;
  form.requestSubmit(button);
});

addEventListener("beforeunload", (event) => { if (waiting) event.preventDefault(); });

function say(what) {
  const actions = waiting.form.querySelector(".actions:last-of-type");
  let box = waiting.form.querySelector("[data-waiting]");
  if (!box) {
    box = document.createElement("div");
    box.className = "notice amber";
    box.dataset.waiting = "";
    box.setAttribute("role", "status");
    actions.before(box);
  }
  const text = document.createElement("p");
  text.textContent = what;
  box.replaceChildren(text);
}
