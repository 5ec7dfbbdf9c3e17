/** No 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V: a reference is read out over the phone and typed from paper. */
export const REFERENCE_LETTERS = "3479ACDEFGHJKMNPQRTWXY";
export const REFERENCE_LENGTH = 8;

/**
 * A short public reference from random bytes, such as `K7M4-QXAF`. 22^8 is some 5 × 10^10, and a reference alone opens
 * nothing. Bytes that would favour some letters are passed over, so it takes all the `random` it needs.
 */
export function createReference(random: (size: number) => Uint8Array): string {
  const fair = 256 - (256 % REFERENCE_LETTERS.length);
  let letters = "";
  while (letters.length < REFERENCE_LENGTH) {
    for (const byte of random(REFERENCE_LENGTH)) {
      if (byte < fair && letters.length < REFERENCE_LENGTH)
        letters += REFERENCE_LETTERS[byte % REFERENCE_LETTERS.length];
    }
  }
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
