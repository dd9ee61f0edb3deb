// Brings the form for saying something under the story, instead of leading to a page of its own.
// Whatever goes wrong, the plain link and the plain form do the same work.
const place = document.querySelector("[data-say]")

const show = (html) => {
  place.innerHTML = html
  const wrong = place.querySelector("[aria-invalid=true]")
  const first = wrong ?? place.querySelector("[role=status], textarea")
  first?.focus()
}

const ask = async (address, options) => {
  const answer = await fetch(address, { credentials: "same-origin", ...options })
  if (!answer.ok) throw new Error(answer.statusText)
  show(await answer.text())
}

place?.addEventListener("click", async (event) => {
  const link = event.target.closest("a.button")
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  await ask(`${link.href}?part=1`).catch(() => location.assign(link.href))
})

place?.addEventListener("submit", async (event) => {
  event.preventDefault()
  const form = event.target
  const button = form.querySelector("button")
  if (button.disabled) return
  button.disabled = true
  await ask(form.action, { method: "POST", body: new FormData(form) }).catch(() => {
    form.action = form.action.replace("?part=1", "")
    form.submit()
  })
})
