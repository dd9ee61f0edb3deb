// How far the pages of an issue are. Without this the page loads itself anew every few seconds.

const box = document.querySelector("[data-progress]");
const words = box.querySelector(".making-words");
const bar = box.querySelector(".making-bar");

async function ask() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const far = await answer.json();
    if (far.state === "ready" || far.state === "failed") {
      window.location.reload(); // the page says then what comes next
      return;
    }
    if (words.textContent !== far.sentence) words.textContent = far.sentence;
    if (bar) bar.value = far.done;
  } catch {
    // The server is away for a moment; the next question may be answered.
  }
  window.setTimeout(ask, 1000);
}

window.setTimeout(ask, 1000);
