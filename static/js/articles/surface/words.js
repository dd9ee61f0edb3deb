// Words for people, in the paper's language: Django's JavaScript catalogue if the page has it.

export const gettext = (text) => window.gettext?.(text) ?? text;

/** Put `values` in the places of `text` that name them: `%(name)s`. */
export const fill = (text, values) =>
  text.replace(/%\((\w+)\)s/g, (place, name) => String(values[name] ?? place));
