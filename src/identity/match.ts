/** The one whom the details mean, or null: several are as good as none unless the phone number tells them apart. */
export function pickPatient<T extends { phone: string }>(candidates: readonly T[], phone?: string): T | null {
  const fitting = phone === undefined ? candidates : candidates.filter((one) => isSameNumber(one.phone, phone));
  const [only, ...others] = fitting;
  return only && others.length === 0 ? only : null;
}

/** Two ways to write one number: punctuation and North America's own country code do not count. */
function isSameNumber(one: string, other: string): boolean {
  const bare = (phone: string) => phone.replaceAll(/\D/g, "").replace(/^1(?=\d{10}$)/, "");
  return bare(one) !== "" && bare(one) === bare(other);
}
