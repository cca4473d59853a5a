{% load static %}// Keeps the look and the offline page, and nothing of anybody's pages.
const HOUSE = "andan-{{ version|escapejs }}-{% static 'web/tokens.css' %}{% static 'web/parts.css' %}{% static 'web/citizen.css' %}";
const KEPT = [
  "/offline/", "/offline/chua-gui/",
  "{% static 'web/tokens.css' %}", "{% static 'web/parts.css' %}", "{% static 'web/citizen.css' %}",
  "{% static 'web/forms.js' %}", "{% static 'web/mark.svg' %}",
  "{% static 'fonts/be-vietnam-pro-400.woff2' %}", "{% static 'fonts/be-vietnam-pro-700.woff2' %}",
];
addEventListener("install", (event) => event.waitUntil(
  caches.open(HOUSE).then((cache) => cache.addAll(KEPT)).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.filter((name) => name !== HOUSE).map((name) => caches.delete(name))))));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return posted(event);
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match("/offline/")));
  } else if (new URL(request.url).pathname.startsWith("/static/")) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  }
});
// What a weak signal did not carry is still in the form one page back. Files are left to the browser, which streams them.
function posted(event) {
  const { request } = event;
  const files = request.headers.get("content-type")?.startsWith("multipart/");
  if (request.method !== "POST" || request.mode !== "navigate" || files) return;
  event.respondWith(fetch(request).catch(() => caches.match("/offline/chua-gui/")));
}
// A message that was asked for: the sender's words alone, which name nobody.
addEventListener("push", (event) => {
  const told = event.data?.json() ?? {};
  event.waitUntil(registration.showNotification(told.title ?? "An Dân", {
    body: told.text ?? "", tag: told.tag, lang: "vi", icon: "{% static 'web/mark.svg' %}", data: { href: told.href ?? "/" },
  }));
});
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(new URL(event.notification.data?.href ?? "/", location.origin).href));
});
