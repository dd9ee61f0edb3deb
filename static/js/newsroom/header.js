// The header: shrinks to one line when the page is scrolled, and its menus close when a reader
// presses Escape, clicks elsewhere or moves on. Without script it scrolls away and menus open and
// close by their own buttons.

const root = document.documentElement;
const header = document.querySelector(".header");
const bar = document.querySelector(".header-bar");

if (header && bar) {
  root.dataset.header = "full";
  // The slim bar is the first thing to leave the window, so it tells when to shrink. One pixel
  // of margin, because a bar that only touches the edge would still count as inside.
  const observer = new IntersectionObserver(
    ([entry]) => {
      root.dataset.header = entry.isIntersecting ? "full" : "line";
    },
    { rootMargin: "-1px 0px 0px 0px" },
  );
  observer.observe(bar);
}

const menus = [...document.querySelectorAll("details[data-closes]")];
const around = (menu) => menu.closest("li") ?? menu;

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus.filter((menu) => menu.open)) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of menus) if (!around(menu).contains(event.target)) menu.open = false;
});

for (const menu of menus) {
  around(menu).addEventListener("focusout", (event) => {
    if (event.relatedTarget && !around(menu).contains(event.relatedTarget)) menu.open = false;
  });
}
