// A video at another site, played on this page once a reader asks for it. Until then nothing is
// loaded from there; without this script the link leads to that site.

const link = document.querySelector(".video-open[data-player]");

link?.addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.className = "video-player";
  frame.title = link.dataset.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  // Players ask which site they stand on; they learn its name and not the page.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = link.dataset.player;
  link.replaceWith(frame);
  frame.focus();
});
