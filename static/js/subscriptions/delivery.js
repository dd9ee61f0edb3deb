// The delivery address goes out of the way while an ePaper alone is chosen. What was typed stays.
const choice = document.querySelector(".order-form select[name=line]")
const delivery = document.querySelector(".order-form [data-group=delivery]")

if (choice && delivery) {
  const printed = new Set((choice.dataset.printed ?? "").split(" "))
  const follow = () => {
    delivery.hidden = choice.value !== "" && !printed.has(choice.value)
  }
  choice.addEventListener("change", follow)
  window.addEventListener("pageshow", follow)
  follow()
}
