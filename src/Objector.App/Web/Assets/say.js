// Sentences come from the page; here only their values are filled in.
export const say = (text, ...values) => text.replace(/\{(\d+)\}/g, (_, number) => values[number]);

export const piece = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });

// What a template holds, ready to be put in.
export const copy = (template) => template.content.firstElementChild.cloneNode(true);
