/** A word without its plural or -ing, so that "cleanings" finds "cleaning" and "clean". Not a linguist's stem. */
export function stem(word: string): string {
  if (word.length > 6 && word.endsWith("ings")) return word.slice(0, -4);
  if (word.length > 5 && word.endsWith("ing")) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ses|xes|ches|shes)$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
  return word;
}

/** What related words share: "vaccinated", "vaccines" and "vaccination" are all "vaccin". Null for short words. */
export function root(word: string): string | null {
  const bare = word.replace(/(?:i[sz]ations?|i[sz]e[ds]?|ations?|ate[ds]?|ating|ings?|ed|es?|s)$/, "");
  return bare.length >= 5 ? bare : null;
}
