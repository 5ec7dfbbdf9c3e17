import { telephone } from "../core/telephone.ts";
import { pickLocale } from "../element/locale.ts";
import { unavailableEn, unavailableEs } from "../strings/unavailable.ts";

const SENTENCES: Record<string, string> = { en: unavailableEn, es: unavailableEs };

/** Its looks: a button in the corner, and a sentence above it once it is pressed. */
export const STAND_IN_STYLES =
  "details{position:fixed;inset-block-end:20px;inset-inline:20px;margin-inline-start:auto;inline-size:fit-content;" +
  "max-inline-size:20em;padding:12px 16px;border-radius:16px;background:#14595a;color:#fff;font:16px/1.5 system-ui}" +
  "summary,a{display:block;padding-block:4px;color:inherit;font-weight:600;cursor:pointer}p{margin:0}";

/** What is shown in place of a frame that did not come: a sentence and the clinic's phone number. */
export function createStandIn(element: HTMLElement): HTMLDetailsElement {
  const wishes = [element.getAttribute("locale"), document.documentElement.lang, ...navigator.languages];
  const locale = pickLocale(wishes, Object.keys(SENTENCES));
  const phone = element.getAttribute("phone") ?? "";
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, text: string) =>
    Object.assign(document.createElement(name), { textContent: text });
  const link = make("a", phone);
  link.href = telephone(phone);
  const box = document.createElement("details");
  box.lang = locale;
  box.append(make("summary", element.getAttribute("name") ?? "Chat"), make("p", SENTENCES[locale] ?? ""));
  if (phone) box.append(link);
  return box;
}
