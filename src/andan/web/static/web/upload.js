// <form data-upload> sends each chosen file at once and shows how far it is. Without this file the form is posted whole.
// The server answers each file with the list's own partial, which replaces the element named by data-upload.
for (const form of document.querySelectorAll("form[data-upload]")) {
  const input = form.querySelector("input[type=file]");
  input?.addEventListener("change", async () => {
    for (const file of [...input.files]) await send(form, input.name, file);
    input.value = "";
  });
}

function send(form, name, file) {
  const body = new FormData(form);
  body.delete(name);
  body.append(name, file);
  const row = progress(form, file);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => row.show(event.loaded, event.total));
    request.addEventListener("load", () => { row.end(request); done(); });
    request.addEventListener("error", () => { row.wait(() => send(form, name, file)); done(); });
    request.send(body);
  });
}

function progress(form, file) {
  const item = document.createElement("p");
  item.className = "notice blue";
  item.setAttribute("role", "status");
  const text = document.createElement("span");
  const bar = document.createElement("progress");
  bar.max = 100;
  item.append(text, bar);
  form.append(item);
  const megabytes = (bytes) => (bytes / 1e6).toLocaleString("vi", { maximumFractionDigits: 1 });
  return {
    show(sent, total) {
      bar.value = (sent / total) * 100;
      text.textContent = `${file.name}: ${Math.floor(bar.value)} %, ${megabytes(sent)} trong ${megabytes(total)} MB`;
    },
    end(request) {
      const list = document.querySelector(form.dataset.upload);
      item.remove();
      const target = request.status < 400 ? list : document.getElementById("refusal");
      if (target) target.innerHTML = request.responseText;
    },
    wait(again) {
      item.className = "notice amber";
      text.textContent = `${file.name}: chưa tải được. Có mạng lại sẽ tải tiếp.`;
      addEventListener("online", () => { item.remove(); again(); }, { once: true });
    },
  };
}
