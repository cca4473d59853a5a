// "Báo trên máy này": asks the browser whether it may tell, and sends its subscription with the form. Optional throughout.
const form = document.querySelector("form[data-push]");
const button = form?.querySelector("[data-push-button]");
const word = form?.querySelector("[data-push-word]");
const able = "serviceWorker" in navigator && "PushManager" in window && isSecureContext;

function key(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (char) => char.charCodeAt(0));
}

async function subscription() {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const worker = await navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready);
  const known = await worker.pushManager.getSubscription();
  return known ?? worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key(form.dataset.push) });
}

async function ask() {
  if (form.elements.consent && !form.elements.consent.checked) {
    word.textContent = "Đánh dấu đồng ý trước, rồi bấm lại.";
    return form.elements.consent.focus();
  }
  button.setAttribute("aria-busy", "true");
  try {
    const told = await subscription();
    if (told) {
      form.querySelector("[data-push-subscription]").value = JSON.stringify(told);
      return form.submit();
    }
    word.textContent = "Máy này chưa cho phép báo. Dùng thư điện tử.";
  } catch {
    word.textContent = "Máy này chưa nhận được tin. Dùng thư điện tử.";
  }
  button.removeAttribute("aria-busy");
}

if (able && button) {
  button.hidden = false;
  button.addEventListener("click", ask);
}
