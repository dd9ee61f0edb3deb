// Brings the forms for saying something, answering and reporting to where the reader is, instead of
// leading to pages of their own, and what this reader said themselves. Whatever goes wrong, the
// plain links and the plain forms do the same work.
const section = document.querySelector(".what-readers-say");

const asPart = (address) => {
  const url = new URL(address, location.href);
  url.searchParams.set("part", "1");
  return url;
};

/** Fetch a part; a page that is not one (an error page) is a failure. */
async function fetchPart(address, options) {
  const answer = await fetch(asPart(address), { credentials: "same-origin", ...options });
  const html = await answer.text();
  if (!answer.ok || html.includes("<html")) throw new Error(String(answer.status));
  return html;
}

function show(place, html) {
  place.innerHTML = html;
  const wrong = place.querySelector("[aria-invalid=true], [role=alert]");
  const first = wrong ?? place.querySelector("[role=status], textarea, input[type=radio]");
  if (first?.matches("[role=alert]")) first.tabIndex = -1;
  first?.focus();
}

/** Return the place a form opened by `link` belongs in, and remember the link to put it back. */
function placeOf(link) {
  const say = link.closest("[data-say]");
  if (say) {
    say.link ??= say.innerHTML;
    return say;
  }
  const ways = link.closest(".comment-ways");
  const open = ways.parentElement.querySelector(".comment-place");
  const place = open ?? document.createElement("div");
  place.className = "comment-place";
  place.opener = link;
  ways.after(place);
  return place;
}

function close(place) {
  if (place.link) {
    place.innerHTML = place.link;
    place.querySelector("a").focus();
  } else {
    place.opener.focus();
    place.remove();
  }
}

async function showMine() {
  const place = section.querySelector("[data-mine]");
  if (!/(^|; )(signed_in|spoke)=1/.test(document.cookie)) return;
  const html = await fetchPart(place.dataset.mine);
  place.innerHTML = html;
  place.hidden = !place.querySelector(".comment");
}

section?.addEventListener("click", async (event) => {
  if (event.target.closest("[data-cancel]")) {
    close(event.target.closest("[data-say], .comment-place"));
    return;
  }
  const link = event.target.closest("[data-say] a.button, a[data-answer], a[data-report]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const html = await fetchPart(link.href);
    show(placeOf(link), html);
  } catch {
    location.assign(link.href);
  }
});

section?.addEventListener("submit", async (event) => {
  const form = event.target;
  const place = form.closest("[data-say], .comment-place");
  if (!place) return;
  event.preventDefault();
  const button = form.querySelector("[type=submit]");
  if (button.disabled) return;
  button.disabled = true;
  try {
    show(place, await fetchPart(form.action, { method: "POST", body: new FormData(form) }));
    await showMine().catch(() => {});
  } catch {
    const plain = new URL(form.action);
    plain.searchParams.delete("part");
    form.action = plain;
    form.submit();
  }
});

if (section) {
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      showMine().catch(() => {});
    },
    { rootMargin: "300px" },
  );
  watch.observe(section);
}
