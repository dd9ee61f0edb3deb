// The text of a page about the paper is written with django-prose-editor. It puts one <style> into
// the document; the policy lets that through only with the nonce of this answer.
import { Extension } from "django-prose-editor/editor"

export const StyleNonce = Extension.create({
  name: "styleNonce",
  onBeforeCreate() {
    this.editor.options.injectNonce = document.querySelector("script[nonce]")?.nonce
  },
})
