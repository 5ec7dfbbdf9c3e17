/** Words that people leave in a copied example; a secret containing one is everybody's secret. */
const KNOWN =
  /change.?me|change.?this|replace.?(me|this)|default|example|placeholder|password|passw0rd|secret|letmein|qwerty|your.?(key|token)|insert.?here|agentcare|0123456789|abcdefgh|12345678/i;

/** Says in words why a signing secret is not usable, or null when nothing is wrong with it. Never repeats it. */
export function weakness(secret: string): string | null {
  if (secret.length < 32) return "must be at least 32 characters long";
  if (KNOWN.test(secret)) return "looks like a default or an example";
  if (new Set(secret).size < 10) return "repeats too few different characters";
  return null;
}
