/** The forms of a counted phrase; `#` stands for the number. A language uses those that it has. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Counts in one language.
 * @param locale BCP 47
 */
export const pluralsOf = (locale: string) => (count: number, forms: PluralForms) =>
  (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other).replace(
    "#",
    new Intl.NumberFormat(locale).format(count),
  );
