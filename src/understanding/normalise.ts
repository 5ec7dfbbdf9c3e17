/** Longest stretch any tier reads; what lies beyond is cut off, not refused. */
export const READ_LIMIT = 12_000;

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201B": "'",
  "\u02BC": "'",
  "\u00B4": "'",
  "`": "'",
  "\u201C": '"',
  "\u201D": '"',
  "\u201E": '"',
  "\u2013": "-",
  "\u2014": " - ",
  "\u2212": "-",
  "\u2010": "-",
  "\u2011": "-",
  "\u2026": "...",
};
const LOOK_ALIKE = new RegExp(`[${Object.keys(LOOK_ALIKES).join("")}]`, "g");

/**
 * The same words for a reader: compatibility forms folded (NFKC), typographic quotes and dashes made plain,
 * control, zero-width and direction marks removed, white space collapsed. Never throws, whatever the text holds.
 */
export function normaliseText(text: string): string {
  return (
    text
      .slice(0, READ_LIMIT)
      .toWellFormed()
      .normalize("NFKC")
      .replace(LOOK_ALIKE, (mark) => LOOK_ALIKES[mark] ?? mark)
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
      // Invisible marks split a word for a machine but not for a reader, so they vanish without a space.
      .replace(/\p{Cf}+|\uFE0E|\uFE0F/gu, "")
      // "March 18 -> March 19" goes from one to the other.
      .replace(/(?:-+|=)>|\u2192|\u21D2|\u27F6/gu, " to ")
      .replace(/\s+/g, " ")
      .trim()
  );
}
