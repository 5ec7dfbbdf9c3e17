// @ts-check
/**
 * Builds an element. Text always goes in as text; attributes never hold markup or style.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] `false`, null and undefined are left out
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function setAttribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * Hands a file to the browser's downloads.
 * @param {import("../types.ts").SavedFile} file
 */
export function download({ name, content }) {
  const href = URL.createObjectURL(content);
  el("a", { href, download: name }).click();
  // Some browsers only begin to read it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/**
 * @param {string} phone as people write it
 * @param {string} label
 * @param {string} [className]
 */
export function phoneLink(phone, label, className = "phone-link") {
  return el("a", { class: className, href: `tel:${phone.replace(/[^\d+*#]/g, "")}` }, label);
}
