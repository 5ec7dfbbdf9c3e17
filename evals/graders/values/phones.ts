const PHONE = /(?<![\d-])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-]?)?\d{3}[\s.-]?\d{4}(?![\d-])/g;

/** Every phone number that a text tells, as digits without the country's 1. */
export const readPhones = (text: string): string[] => (text.match(PHONE) ?? []).map(phoneDigits);

export const phoneDigits = (phone: string): string => phone.replaceAll(/\D/g, "").replace(/^1(?=\d{10}$)/, "");

/** The same number, also where one of them was given without its area code. */
export function isSamePhone(one: string, other: string): boolean {
  const [a, b] = [phoneDigits(one), phoneDigits(other)];
  if (a.length < 7 || b.length < 7) return false;
  return a.length === b.length ? a === b : a.endsWith(b) || b.endsWith(a);
}
