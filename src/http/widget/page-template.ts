/** Puts `values` in as text and `markup` as it is; a name the template uses and nobody gives is a fault. */
export function fill(template: string, values: Record<string, string>, markup: Record<string, string> = {}): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_match, name: string) => {
    const value = values[name];
    const filled = value === undefined ? markup[name] : escapeHtml(value);
    if (filled === undefined) throw new Error(`The page template names {{${name}}}, which nothing fills.`);
    return filled;
  });
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML, for an element's content or a quoted attribute. */
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** A phone number as `tel:` takes it. */
export const digitsOf = (number: string) => number.replace(/[^\d+*#]/g, "");
