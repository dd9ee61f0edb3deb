// Puts the button that saves a story where the link to it is, for readers who signed in. Pages are
// the same for everybody; a cookie without a secret says whether asking is worth a request.
const place = document.querySelector(".save-story")

async function ask(options = {}) {
  const answer = await fetch(`${place.dataset.address}?part`, { credentials: "same-origin", ...options })
  if (answer.status === 200) place.innerHTML = await answer.text()
  return answer.ok
}

async function onSubmit(event) {
  event.preventDefault()
  const form = event.target
  const done = await ask({ method: "POST", body: new FormData(form) }).catch(() => false)
  if (done) place.querySelector("button")?.focus()
  else form.submit() // the page of its own says what is wrong
}

if (place && /(?:^|;\s*)signed_in=1/.test(document.cookie)) {
  place.addEventListener("submit", onSubmit)
  ask().catch(() => {}) // the link stays, and works
}
