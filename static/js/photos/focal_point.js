// The focal point of a photo, set by a click on the picture. The two number fields stay what is
// sent, so everything here can be done without a mouse and without this script.

const percent = (value) => Math.min(100, Math.max(0, Math.round(value)));

for (const root of document.querySelectorAll("[data-focal-point]")) {
  const picture = root.querySelector("img");
  const mark = root.querySelector("[data-focal-point-mark]");
  const across = document.getElementById("id_focus_x");
  const down = document.getElementById("id_focus_y");
  if (!picture || !mark || !across || !down) continue;

  const show = () => {
    mark.style.left = `${percent(across.value)}%`;
    mark.style.top = `${percent(down.value)}%`;
  };

  picture.addEventListener("click", (event) => {
    const frame = picture.getBoundingClientRect();
    across.value = percent(((event.clientX - frame.left) / frame.width) * 100);
    down.value = percent(((event.clientY - frame.top) / frame.height) * 100);
    show();
  });
  across.addEventListener("input", show);
  down.addEventListener("input", show);

  root.classList.add("is-live");
  mark.hidden = false;
  show();
}
