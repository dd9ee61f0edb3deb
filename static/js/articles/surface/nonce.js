// Tiptap writes a <style> element of its own; the policy of the page lets it only with the nonce.

import { Extension } from "django-prose-editor/editor";

export const Nonce = Extension.create({
  name: "nonce",

  onBeforeCreate() {
    this.editor.options.injectNonce = document.querySelector("script[nonce]")?.nonce;
  },
});
