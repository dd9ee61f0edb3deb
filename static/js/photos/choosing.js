// Select2 names the field it draws after what is chosen, and not at all while nothing is: then the
// words that stand in it are its name.
{
  const name = () => {
    for (const field of document.querySelectorAll(".select2-selection__rendered:not([title])")) {
      if (field.textContent.trim()) field.title = field.textContent.trim();
    }
  };
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
}
