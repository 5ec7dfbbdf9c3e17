import { type NameReading, nameAt, standsApart } from "./name-run.ts";
import { isNameWord, titled } from "./name-words.ts";
import { isNoName } from "./no-name.ts";

const PLAIN = "hi|hello|hey|yes|yeah|sure|okay|ok|of course|certainly|it's|its|it is|this is|that would be|it would be";
/** What only gains time. */
const FILLER = "well|so|um|uh|oh|ah|hmm|alright|all right|right|yep|yup|that's|that is";
/** Thanks and kind words before the answer. */
const COURTESY =
  "thanks(?: a lot| so much| very much)?|(?:many )?thank(?:s| you)(?: so much| very much| kindly)?|good (?:morning|afternoon|evening)|perfect|great|lovely|wonderful|brilliant|excellent|good|fine|cool|awesome|absolutely|no (?:problem|worries)|not a problem|here you (?:go|are)|here (?:it is|they are|we go)|there you (?:go|are)|(?:you are|you're|that is|that's|how)(?: very| so| too| really| most)? (?:kind|nice|sweet|helpful|good|lovely|great|wonderful|patient)(?: of you)?|(?:i )?(?:really )?appreciate (?:it|that|your help)|for your (?:help|patience|time)|my details are|the details are";
const leadOf = (phrases: string) => new RegExp(`^[\\s,.;:!-]*(?:(?:${phrases})(?![\\p{L}'])[\\s,.;:!-]*)*`, "iu");
const AFTER_PLAIN = leadOf(PLAIN);
const AFTER_FILLER = leadOf(`${PLAIN}|${FILLER}`);
const AFTER_COURTESY = leadOf(`${COURTESY}|${PLAIN}|${FILLER}`);
const SENTENCE = /[.!]\s+/gu;

/**
 * Asked for a name, people answer with it first: "Ana Ruiz, 3 April 1988, 555-0142", or after a word of thanks: "You are
 * very kind! Ana Ruiz". The less usual what stands before it, the more it must look like a name; a date of birth or a
 * number beside it (`detailed`) helps.
 */
export function bareName(text: string, detailed: boolean): NameReading | null {
  const found = nameInFront(text, detailed);
  return found && isNoName(text.slice(found.start, found.end)) ? null : found;
}

function nameInFront(text: string, detailed: boolean): NameReading | null {
  const turned = /^\s*(\p{L}[\p{L}'-]*),\s*(\p{L}[\p{L}'-]*)\s*(?:$|[,.;\d])/u.exec(text);
  if (turned?.[1] && turned[2] && isNameWord(turned[1]) && isNameWord(turned[2])) {
    return {
      givenName: titled(turned[2], text),
      familyName: titled(turned[1], text),
      start: 0,
      end: turned[1].length + turned[2].length + 2,
    };
  }
  const plain = ends(AFTER_PLAIN, text);
  const filler = ends(AFTER_FILLER, text);
  const courtesy = ends(AFTER_COURTESY, text);
  const first = apart(text, courtesy, courtesy === filler || detailed);
  const whole = courtesy === plain || first?.familyName !== undefined || isCapital(text, first);
  if (first && whole) return first;
  // "My pleasure. Ana Ruiz": behind words nobody foresaw only a whole name with its capitals counts.
  for (const { index, 0: mark } of text.matchAll(SENTENCE)) {
    const later = apart(text, index + mark.length, false);
    if (later?.familyName) return later;
  }
  return null;
}

const ends = (lead: RegExp, text: string): number => lead.exec(text)?.[0].length ?? 0;

const isCapital = (text: string, found: NameReading | null): boolean =>
  found !== null && /^\p{Lu}/u.test(text.slice(found.start));

/** A sentence that merely begins with a possible name is not one: the name must stand apart. */
function apart(text: string, start: number, anyCase: boolean): NameReading | null {
  const found = nameAt(text, start, anyCase);
  return found && standsApart(text, found.end) ? found : null;
}
