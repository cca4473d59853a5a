// Many are asking: a worker finds the number that is wanted, and the question goes on by itself. Without this file one
// waits and presses the button.
const form = document.querySelector("form[data-puzzle]");
const word = form?.querySelector("[data-puzzle-word]");

if (form && window.Worker) {
  const worker = new Worker(form.dataset.worker);
  word.textContent = "Máy đang tự kiểm tra, vài giây nữa có câu trả lời.";
  worker.onmessage = ({ data }) => {
    if (data.share !== undefined) return void (word.textContent = `Máy đang tự kiểm tra: ${data.share} %.`);
    worker.terminate();
    if (!data.proof) return void (word.textContent = "");
    form.elements.proof.value = data.proof;
    form.submit();
  };
  worker.onerror = () => (word.textContent = "");
  worker.postMessage(JSON.parse(form.dataset.puzzle));
}
