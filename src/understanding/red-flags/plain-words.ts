import { normaliseText } from "../normalise.ts";
import { type Token, tokenise } from "../text/tokens.ts";
import { meantWord } from "./misspellings.ts";

const DIGIT_LETTERS: Readonly<Record<string, string>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" };

/**
 * The words of a message as the red-flag phrases are written: accents folded, "c h e s t" and "su1cide" and "heeelp"
 * made words again, slips mended. Their places in the text are lost; only the words count.
 */
export function plainWords(message: string): Token[] {
  const joined = message.replaceAll(/(?<![\p{L}\p{M}'])(?:\p{L} ){3,}\p{L}(?![\p{L}\p{M}'])/gu, (run) =>
    run.replaceAll(" ", ""),
  );
  const folded = normaliseText(joined)
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(/(?<=\p{L})[013457](?=\p{L})/gu, (digit) => DIGIT_LETTERS[digit] ?? digit)
    .replaceAll(/(\p{L})\1{2,}/gu, "$1");
  return tokenise(folded).words.map((token) => {
    const word = meantWord(token.word);
    return word === token.word ? token : { ...token, word };
  });
}
