import type { PersonMention } from "../../acts.ts";
import type { Token } from "../../text/tokens.ts";

const RELATIONS: Readonly<Record<PersonMention["relation"], string>> = {
  child:
    "son daughter child kid baby boy girl toddler infant newborn teen teenager stepson stepdaughter sons daughters children kids boys girls babies twins teens",
  spouse: "wife husband spouse partner fiance fiancee boyfriend girlfriend hubby",
  parent: "mother mom mum mommy father dad daddy parent parents mama papa stepmother stepfather mam",
  sibling: "brother sister sibling brothers sisters siblings",
  friend: "friend neighbor neighbour roommate coworker colleague friends",
  group: "family group team class",
  other:
    "grandmother grandma granny nana grandfather grandpa grandson granddaughter grandchild niece nephew aunt uncle cousin grandkids client ward",
  self: "me myself",
};
const RELATION_OF = new Map(
  Object.entries(RELATIONS).flatMap(([relation, list]) =>
    list.split(" ").map((word) => [word, relation as PersonMention["relation"]] as const),
  ),
);
/** Plurals that mean two unless counted. */
const PLURAL =
  /^(?:sons|daughters|children|kids|boys|girls|babies|twins|teens|brothers|sisters|siblings|parents|friends|grandkids)$/u;
const COUNTS: Readonly<Record<string, number>> = {
  both: 2,
  two: 2,
  "2": 2,
  three: 3,
  "3": 3,
  four: 4,
  "4": 4,
  five: 5,
  "5": 5,
};
const OWNERS: ReadonlySet<string> = new Set("my our his her their both two three four 2 3 4 the".split(" "));
const BETWEEN =
  /^(?:\d{1,2}|year|years|yr|yo|old|month|months|week|little|older|younger|oldest|youngest|eldest|middle|elderly|own|two|three|four|five|both|new|of|my|our|'s|other)$/u;
const FOR: ReadonlySet<string> = new Set("for bring see book schedule behalf take instead actually".split(" "));
const NEEDS: ReadonlySet<string> = new Set(
  "needs need has wants want is would requires are hurt hurts due should can could".split(" "),
);
/** "My wife told me", "insurance my wife has", "my mom will drive me": they are spoken of, not for. */
const SPEAKS: ReadonlySet<string> = new Set(
  "told tells keeps keep says said will works thinks drives drove insists recommended goes saw sees comes is's gave picks called kept suggested".split(
    " ",
  ),
);
const NOT_NAMES: ReadonlySet<string> = new Set(
  "dr doctor monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow the a an i next this my our me us him her them both all any new physio spanish aetna".split(
    " ",
  ),
);

/**
 * Who the visits are for, when it is not the writer alone: "my son Max", "Mia and Tom", "both kids". Empty: nobody else.
 * `isName` tells names that belong to the clinic's own people and places.
 */
export function readPeople(words: readonly Token[], isClinics: (at: number) => boolean): PersonMention[] {
  const people: PersonMention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const relation = RELATION_OF.get(words[at]?.word ?? "");
    if (!relation || relation === "self" || !isMeant(words, at)) continue;
    const names = namesAfter(words, at + 1, isClinics);
    const count = countBefore(words, at) ?? (PLURAL.test(words[at]?.word ?? "") ? Math.max(2, names.length) : 1);
    const word = words[at]?.word ?? "";
    for (let index = 0; index < Math.max(count, names.length); index += 1) {
      const givenName = names[index];
      people.push({ relation, word, ...(givenName ? { givenName } : {}) });
    }
  }
  if (people.length === 0) people.push(...namedTogether(words, isClinics));
  return withSelf(words, people);
}

/** "Me and my wife", "one for me and one for my husband" are two visits; "me" alone is nobody else. */
function withSelf(words: readonly Token[], people: PersonMention[]): PersonMention[] {
  if (people.length === 0) return people;
  const at = words.findIndex(
    ({ word }, index) =>
      (word === "me" || word === "myself") &&
      ((words[index - 1]?.word === "for" && words[index - 2]?.word === "one") ||
        (words[index - 1]?.word === "for" && words.slice(index + 1, index + 5).some((next) => next.word === "and")) ||
        (words[index + 1]?.word === "and" && /^(?:my|one|for|our)$/u.test(words[index + 2]?.word ?? "")) ||
        (words[index - 1]?.word === "and" && words[index - 2] !== undefined && !isVerb(words[index - 2]?.word ?? ""))),
  );
  return at < 0 ? people : [{ relation: "self", word: words[at]?.word ?? "me" }, ...people];
}

const isVerb = (word: string) => /^(?:tell|give|call|text|help|let)$/u.test(word);

/** For whom it is, rather than of whom it is told. */
function isMeant(words: readonly Token[], at: number): boolean {
  let back = at - 1;
  while (back >= 0 && BETWEEN.test(words[back]?.word ?? "") && at - back <= 6) back -= 1;
  const owner =
    words.slice(Math.max(0, back), at).some(({ word }) => OWNERS.has(word)) || OWNERS.has(words[back]?.word ?? "");
  const article = /^(?:a|an)$/u.test(words[back]?.word ?? "");
  if (!owner && !article && !FOR.has(words[back]?.word ?? "")) return false;
  const before = words.slice(Math.max(0, back - 2), back + 1).map(({ word }) => word);
  // "Whatever insurance my wife has"
  if (words.slice(Math.max(0, back - 3), at).some(({ word }) => /^(?:insurance|plan|coverage)$/u.test(word)))
    return false;
  const after = words[at + 1]?.word ?? "";
  const then = words[at + 2]?.word ?? "";
  if (SPEAKS.has(after)) return false;
  if (after === "'s") return VISIT.has(then) || VISIT.has(words[at + 3]?.word ?? "");
  if (before.some((word) => FOR.has(word)) || before.includes("and")) return true;
  if (NEEDS.has(after) || NEEDS.has(then))
    return (
      !/^(?:is|can|could|are)$/u.test(after) || !/^(?:driving|coming|bringing|taking|drive|take|bring)$/u.test(then)
    );
  // "My wife Vroni wold like": whatever became of the verb before it.
  if (words.slice(at + 2, at + 5).some(({ word }) => word === "like") && isName(words, at + 1)) return true;
  return before.some((word) => WANTS.has(word)) || /^(?:instead|back|together|too)$/u.test(after);
}

const VISIT: ReadonlySet<string> = new Set(
  "appointment appointments visit visits check cleaning exam physical checkup shots vaccine vaccination booking slot".split(
    " ",
  ),
);
const WANTS: ReadonlySet<string> = new Set(
  "want need book schedule bring see get take move cancel reschedule make have love like squeeze fit and sign".split(
    " ",
  ),
);

function countBefore(words: readonly Token[], at: number): number | undefined {
  for (let back = at - 1; back >= Math.max(0, at - 4); back -= 1) {
    const word = words[back]?.word ?? "";
    if (/^(?:year|years|yr|yo|old|month|months)$/u.test(word)) return undefined;
    if (COUNTS[word] !== undefined) return COUNTS[word];
  }
  return words[at]?.word === "twins" ? 2 : undefined;
}

/** Capitalised words behind a relation: "Max", "Mia and Tom", "named Leo". */
function namesAfter(words: readonly Token[], from: number, isClinics: (at: number) => boolean): string[] {
  const names: string[] = [];
  let at = from;
  while (/^(?:named|called|name|is|'s)$/u.test(words[at]?.word ?? "") && at < from + 3) at += 1;
  const { sentence } = words[from - 1] ?? {};
  while (at < words.length && words[at]?.sentence === sentence && isName(words, at) && !isClinics(at)) {
    names.push(words[at]?.raw.replace(/'s$/u, "") ?? "");
    at += 1;
    if (isName(words, at) && !words[at]?.commaBefore) at += 1;
    if (words[at]?.word === "and") at += 1;
    else if (!words[at]?.commaBefore) break;
  }
  return names;
}

const isName = (words: readonly Token[], at: number): boolean => {
  const token = words[at];
  return token !== undefined && /^\p{Lu}\p{Ll}+/u.test(token.raw) && !NOT_NAMES.has(token.word);
};

const BEFORE_NAMES: ReadonlySet<string> = new Set("for book schedule bring see reserve".split(" "));

/** "For Mia and Tom", "book Ana and Luis Ruiz": two given names, none of them the clinic's. */
function namedTogether(words: readonly Token[], isClinics: (at: number) => boolean): PersonMention[] {
  for (let at = 0; at < words.length - 1; at += 1) {
    if (!BEFORE_NAMES.has(words[at]?.word ?? "") || !isName(words, at + 1) || isClinics(at + 1)) continue;
    const names = namesAfter(words, at + 1, isClinics);
    const surname = /^(?:and|,)$/u.test(words[at + 2]?.word ?? "") || words[at + 2]?.commaBefore;
    if (names.length >= 2 && surname)
      return names.map((givenName) => ({ relation: "other", word: givenName.toLowerCase(), givenName }));
  }
  return [];
}
