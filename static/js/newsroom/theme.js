// The switch between light and dark. Without script the reader's system decides.
//
// What the reader chose stays in this browser (localStorage "theme") and is set again on
// <html data-theme="light|dark">, which tokens.css reads. Nothing is sent to anybody.

const KEY = "theme";
const root = document.documentElement;

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage is switched off: the choice lasts for this page only.
  }
}

function store(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // See stored().
  }
}

function isDark() {
  if (root.dataset.theme) return root.dataset.theme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function offerSwitch() {
  const button = document.querySelector("[data-theme-switch]");
  if (!button) return;
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store(root.dataset.theme);
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  button.removeAttribute("data-needs-script");
  show();
}

const chosen = stored();
if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", offerSwitch);
else offerSwitch();
