import type { Mention } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** Marks the mentions that a message rules out: "not Mondays", "except Friday", "the 10th instead of the 9th". */
export function markExcluded(tokens: Tokens, mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention, index) => {
    const before = mentions[index - 1];
    const floor = before ? before.extent.to : 0;
    const carried = before !== undefined && isList(tokens, before.extent.to, mention.extent.from);
    return {
      ...mention,
      excluded: isNegated(tokens, floor, mention.extent.from) || (carried && isListExcluded(tokens, mentions, index)),
    };
  });
}

const LITTLE = /^(on|at|the|in|for|any|by|in|this|of|do|come|go|make|have|be|want|it)$/;

/** A negation directly before the words, with only little words between. */
function isNegated(tokens: Tokens, floor: number, at: number): boolean {
  let back = at - 1;
  while (back >= floor && LITTLE.test(wordAt(tokens, back))) back--;
  if (back < floor) return false;
  const word = wordAt(tokens, back);
  if (/^(not|except|excluding|never|besides|nor)$/.test(word)) return true;
  const before = wordAt(tokens, back - 1);
  if (
    word === "but" &&
    tokens.slice(Math.max(0, back - 3), back).some((token) => /^(any|every|anything|anytime|all)$/.test(token.word))
  )
    return true;
  if (word === "than" && /^(other|rather)$/.test(before)) return true;
  if (word === "for" && before === "except") return true;
  return wordAt(tokens, at - 2) === "instead" && wordAt(tokens, at - 1) === "of";
}

/** "not Mondays or Tuesdays": the second of a list shares the negation of the first. */
function isListExcluded(tokens: Tokens, mentions: readonly Mention[], index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const mention = mentions[at];
    if (!mention) return false;
    if (isNegated(tokens, mentions[at - 1]?.extent.to ?? 0, mention.extent.from)) return true;
    const before = mentions[at - 1];
    if (!before || !isList(tokens, before.extent.to, mention.extent.from)) return false;
  }
  return false;
}

const isList = (tokens: Tokens, from: number, to: number): boolean =>
  to - from === 1 && /^(or|nor|and)$/.test(wordAt(tokens, from));

/** Marks what a patient cannot do: "I can't do Mondays", "Tuesday doesn't work", "busy on Friday". */
export function markRefused(tokens: Tokens, mentions: readonly Mention[]): Mention[] {
  let refused = false;
  return mentions.map((mention, index) => {
    // "I can't do Mondays or Wednesdays": the list shares the refusal.
    const listed = refused && isList(tokens, mentions[index - 1]?.extent.to ?? 0, mention.extent.from);
    refused = listed;
    if (mention.excluded || listed) return { ...mention, excluded: true };
    const floor = mentions[index - 1]?.extent.to ?? 0;
    const ceiling = mentions[index + 1]?.extent.from ?? tokens.length;
    refused = isRefusedBefore(tokens, floor, mention.extent.from) || isRefusedAfter(tokens, mention.extent.to, ceiling);
    return { ...mention, excluded: refused };
  });
}

const CANNOT =
  /^(can't|cant|cannot|couldn't|won't|wont|unable|busy|unavailable|avoid|away|working|hate|vacation|holiday|holidays|traveling|travelling|gone|town)$/;
const STOPS = /^(but|so|unless)$/;

function isRefusedBefore(tokens: Tokens, floor: number, at: number): boolean {
  for (let back = at - 1; back >= Math.max(floor, at - 6); back--) {
    const token = tokens[back];
    if (!token || (token.kind === "sign" && token.word !== "'") || STOPS.test(token.word)) return false;
    if (CANNOT.test(token.word)) return true;
    if (token.word === "not" && /^(can|could|will|am|i'm|free)$/.test(wordAt(tokens, back - 1))) return true;
    if (token.word === "not" && /^(free|available|able|possible)$/.test(wordAt(tokens, back + 1))) return true;
    // "no mornings" rules out; "no the 10th" corrects what was said before.
    if (token.word === "no" && back === at - 1 && wordAt(tokens, at) !== "the") return true;
    if (token.word === "work" && /^(i|we)$/.test(wordAt(tokens, back - 1))) return true;
  }
  return false;
}

function isRefusedAfter(tokens: Tokens, at: number, ceiling: number): boolean {
  const words = tokens.slice(at, Math.min(ceiling, at + 5)).map((token) => token.word);
  return (
    /^(just |really |is |are |'s |would |will |probably )*(doesn't|does not|don't|do not|won't|will not|isn't|is not|aren't|not|no|out|impossible|bad)\b/.test(
      words.join(" "),
    ) &&
    /\b(work|suit|good|possible|available|convenient|out|impossible|bad|ok|okay|great|free|do|for)\b/.test(
      words.join(" "),
    )
  );
}

/** A day or time that the next mention of the same sort takes back: "Thursday, sorry, Friday". */
export function isCorrected(tokens: Tokens, mentions: readonly Mention[], index: number): boolean {
  const [mention, next] = [mentions[index], mentions[index + 1]];
  if (!mention || !next || mention.excluded || next.excluded) return false;
  if (!(mention.days && next.days) && !(mention.time && next.time)) return false;
  if (mention.days && !next.days) return false;
  if (wordAt(tokens, next.extent.to) === "instead") return true;
  const between = tokens
    .slice(mention.extent.to, next.extent.from)
    .map((token) => token.word)
    .join(" ");
  return /\b(sorry|actually|rather|wait|no|i mean|i meant|make that|make it|scratch that|correction)\b/.test(between);
}
