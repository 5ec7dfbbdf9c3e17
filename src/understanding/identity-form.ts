import type { IdentityPatch } from "./acts.ts";
import { readWhen } from "./when/when.ts";

export interface IdentityForm {
  name?: string;
  dateOfBirth?: string;
  phone?: string;
}

/** Letters of any script with what names hold between them; at most one line. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]*$/u;

/**
 * The identity card's fields as typed. A field left empty is not said; one that does not read is named in `invalid` and
 * changes nothing.
 */
export function readIdentityForm(
  form: IdentityForm,
  { now, timeZone }: { now: string; timeZone: string },
): { identity: IdentityPatch; invalid: ("name" | "dateOfBirth" | "phone")[] } {
  const identity: IdentityPatch = {};
  const invalid: ("name" | "dateOfBirth" | "phone")[] = [];
  if (form.name?.trim()) {
    const words = form.name.trim().split(/\s+/);
    const family = words.at(-1);
    if (words.length < 2 || !family || !NAME.test(form.name.trim())) invalid.push("name");
    else Object.assign(identity, { givenName: words.slice(0, -1).join(" "), familyName: family });
  }
  if (form.dateOfBirth?.trim()) {
    const [value] = readWhen({ text: form.dateOfBirth, now, timeZone, expect: "dob" });
    if (value?.date && value.date <= now.slice(0, 10) && !value.ambiguity) identity.dateOfBirth = value.date;
    else invalid.push("dateOfBirth");
  }
  if (form.phone?.trim()) {
    const digits = form.phone.replace(/[^\d]/g, "");
    if (digits.length >= 7 && digits.length <= 15 && /^[\d\s().+\-x]*$/i.test(form.phone)) identity.phone = digits;
    else invalid.push("phone");
  }
  return { identity, invalid };
}
