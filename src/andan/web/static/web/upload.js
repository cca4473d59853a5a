// <form data-upload="#list"> sends each chosen file at once, one after the other, and shows how far it is.
// Without this file the form is posted whole. The server answers each file with the list's own partial.
// The rows come from <template data-upload-row="running|waiting|failed">, with their words and pictures.
const pending = new Set();
addEventListener("beforeunload", (event) => { if (pending.size) event.preventDefault(); });

for (const form of document.querySelectorAll("form[data-upload]")) {
  const input = form.querySelector("input[type=file]");
  const list = document.querySelector(form.dataset.upload);
  const rows = document.createElement("ul");
  rows.className = "card files";
  rows.hidden = true;
  list.before(rows);
  form.classList.add("live");
  let line = Promise.resolve();
  input.addEventListener("change", () => {
    [...input.files].forEach((file, place) => {
      const job = { form, list, rows, name: input.name, file, more: place > 0, row: null };
      show(job, "running");
      line = line.then(() => send(job));
    });
    input.value = "";
  });
}

function send(job) {
  const body = new FormData(job.form);
  body.delete(job.name);
  body.append(job.name, job.file);
  if (job.more) body.append("tiep", "1"); // what was said about the files before stays
  job.more = true;
  show(job, "running");
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", job.form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => measure(job, event.loaded, event.total));
    request.addEventListener("load", () => { request.status < 400 ? finish(job, request) : fail(job, request); done(); });
    request.addEventListener("error", () => { wait(job); done(); });
    request.send(body);
  });
}

function show(job, state) {
  const shape = document.querySelector(`template[data-upload-row=${state}]`);
  const row = shape.content.firstElementChild.cloneNode(true);
  row.querySelector(".upload-name").textContent = job.file.name;
  job.row ? job.row.replaceWith(row) : job.rows.append(row);
  job.row = row;
  job.rows.hidden = false;
  pending.add(job);
  measure(job, job.sent ?? 0, job.file.size);
  row.querySelector("button")?.addEventListener("click", () => send(job));
}

function measure(job, sent, total) {
  const percent = total ? Math.floor((sent / total) * 100) : 0;
  const [unit, name] = total < 1e6 ? [1e3, "kB"] : [1e6, "MB"];
  const told = (bytes) => (bytes / unit).toLocaleString("vi", { maximumFractionDigits: unit === 1e3 ? 0 : 1 });
  job.sent = sent;
  job.row.querySelector(".fill").setAttribute("width", percent);
  job.row.querySelector("[role=progressbar]").setAttribute("aria-valuenow", percent);
  job.row.querySelector("[role=progressbar]").setAttribute("aria-label", job.file.name);
  job.row.querySelector("[data-percent]").textContent = `${percent} %`;
  job.row.querySelector("[data-sent]").textContent = `${told(sent)} trong ${told(total)} ${name}`;
}

function finish(job, request) {
  job.row.remove();
  job.rows.hidden = !job.rows.children.length;
  job.list.innerHTML = request.responseText;
  pending.delete(job);
}

function fail(job, request) {
  show(job, "failed");
  pending.delete(job);
  const said = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("b");
  if (said) job.row.querySelector("[data-said]").textContent = said.textContent;
}

function wait(job) {
  job.sent = 0;
  show(job, "waiting");
  const row = job.row;
  addEventListener("online", () => { if (job.row === row) send(job); }, { once: true });
}
