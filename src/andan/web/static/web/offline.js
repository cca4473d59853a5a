// Says when the network is gone and when it is back, in the page's own flow, and keeps the offline page ready.
const said = document.createElement("div");
said.setAttribute("role", "status");
document.getElementById("refusal")?.before(said);

function tell() {
  if (navigator.onLine) return said.replaceChildren();
  const notice = document.createElement("div");
  notice.className = "notice amber";
  const text = document.createElement("p");
  const strong = document.createElement("b");
  strong.textContent = "Đang mất mạng. ";
  text.append(strong, "Đừng đóng trang. Có mạng lại là làm tiếp được.");
  notice.append(text);
  said.replaceChildren(notice);
}

addEventListener("online", tell);
addEventListener("offline", tell);
if (!navigator.onLine) tell();
if ("serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register("/sw.js");
