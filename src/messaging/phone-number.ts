/**
 * A number as E.164 (`+19145550142`), or null where it is none. Without a `+`, only a North American number is taken
 * for one, because only there the length tells that nothing is missing.
 */
export function toE164(phone: string): string | null {
  const digits = phone.replaceAll(/\D/g, "");
  if (phone.trim().startsWith("+")) return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
  const national = digits.replace(/^1(?=\d{10}$)/, "");
  return /^[2-9]\d{9}$/.test(national) ? `+1${national}` : null;
}
