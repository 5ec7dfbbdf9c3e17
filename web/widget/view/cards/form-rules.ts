import type { Strings } from "../../strings/en.ts";
import { said } from "../../strings/said.ts";

const digits = (text: string) => text.replace(/\D/g, "");

/** What is wrong with a field, in a sentence; empty when nothing is. `label` is its name. */
export function faultOf(
  { name, type, value, validity }: Pick<HTMLInputElement, "name" | "type" | "value" | "validity">,
  label: string,
  strings: Strings,
): string {
  const what = label.toLowerCase();
  if (validity.badInput) return strings.whole(what);
  if (value.trim() === "") return strings.missing(what.replace(/^your /, ""));
  if (validity.rangeOverflow) return strings.inFuture(what);
  if (name === "code" && digits(value).length !== 6) return strings.sixDigits;
  if (type === "tel" && digits(value).length < 7) return strings.sevenDigits;
  return "";
}

/** The code in a message that was copied whole; null when there is none, or a doubt which number it is. */
export function codeIn(text: string): string | null {
  const codes = new Set(text.match(/(?<![\d-])\d{3}[ -]?\d{3}(?![\d-])/g)?.map(digits));
  return codes.size === 1 ? ([...codes][0] ?? null) : null;
}

/** What the form says for the patient. The transcript keeps the words, and a code is nothing to keep. */
export function inWords({ name, dateOfBirth, phone, code }: Record<string, string>): string {
  if (code) return said.code;
  return [name && said.name(name), dateOfBirth && said.born(dayInWords(dateOfBirth)), phone && said.phone(phone)]
    .filter(Boolean)
    .join(", ");
}

/** @param date `YYYY-MM-DD` */
function dayInWords(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? date : day.toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });
}
