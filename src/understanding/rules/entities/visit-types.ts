import type { Lexicon } from "../../acts.ts";
import type { Token } from "../../text/tokens.ts";
import { tokenise } from "../../text/tokens.ts";
import { createComplaintReader } from "./complaints.ts";
import { createPhraseIndex } from "./phrase-index.ts";
import { root, stem } from "./stem.ts";

export interface VisitTypeReading {
  /** One: it is meant. Several: the words fit all of them. */
  ids: string[];
  /** Token indexes the words took. */
  spans: { from: number; to: number }[];
  /** Read from a complaint a general practice sees to, not from the name of a visit. */
  general?: true;
}

/** Words many visit types share; alone they name none. */
const SHARED = new Set(
  [
    "visit",
    "appointment",
    "exam",
    "examination",
    "consultation",
    "consult",
    "patient",
    "new",
    "established",
    "first",
    "return",
    "follow",
    "up",
    "check",
    "annual",
    "yearly",
    "routine",
    "session",
    "with",
    "for",
    "and",
    "or",
    "the",
    "a",
    "an",
    "of",
    "adult",
    "minute",
    "general",
    "care",
    "service",
    "medical",
    "in",
    "on",
    "to",
    "office",
    "urgent",
    "video",
    "phone",
    "call",
    "lost",
    "fill",
    "see",
    "back",
    "cancer",
    "screening",
    "removal",
    "well",
    "online",
    "register",
    "establish",
    "doctor",
    "main",
    "get",
    "my",
    "class",
    "something",
    "wrong",
    "pressure",
    "pills",
    "thing",
  ].map(stem),
);

/** Recognises the clinic's visit types by name, alias, or a word that only a few of them have. */
export function createVisitTypeReader(all: Lexicon["visitTypes"]): (words: readonly Token[]) => VisitTypeReading {
  const whole = createPhraseIndex(
    all.flatMap(({ id, name, aliases }) => [name, ...aliases].flatMap(spoken).map((phrase) => ({ id, phrase }))),
  );
  const types = all.filter(({ staffOnly }) => !staffOnly);
  const telling = createPhraseIndex(
    types.flatMap(({ id, name, aliases }) =>
      [name, ...aliases]
        .flatMap((phrase) => tokenise(phrase).words)
        .filter(({ word }) => word.length > 2 && !SHARED.has(stem(word)))
        .map(({ word }) => ({ id, phrase: word })),
    ),
    { forgiveFrom: 8 },
  );
  const roots = new Map<string, Set<string>>();
  for (const { id, name, aliases } of types) {
    for (const { word } of [name, ...aliases].flatMap((phrase) => tokenise(phrase).words)) {
      const shared = SHARED.has(stem(word)) ? null : root(word);
      if (shared) roots.set(shared, (roots.get(shared) ?? new Set()).add(id));
    }
  }
  const byRoot = (words: readonly Token[]): VisitTypeReading => {
    for (const [at, { word }] of words.entries()) {
      const found = SHARED.has(stem(word)) ? undefined : roots.get(root(word) ?? "");
      if (found) return { ids: [...found], spans: [{ from: at, to: at + 1 }] };
    }
    return { ids: [], spans: [] };
  };
  const complaintOf = createComplaintReader(types);
  return (words) => {
    const full = whole.find(words);
    const longest = full[0]?.length ?? 0;
    if (longest > 0) {
      const best = full.filter(({ length }) => length === longest);
      const ids = [...new Set(best.map(({ id }) => id))];
      return { ids: narrow(ids, telling.find(words)), spans: best };
    }
    const parts = telling.find(words);
    const complaint = complaintOf(words);
    if (parts.length === 0) {
      const named = byRoot(words);
      const { ids, general } = complaint;
      return named.ids.length > 0 || ids.length === 0 ? named : { ids, spans: [], ...(general && { general }) };
    }
    const votes = new Map<string, number>();
    for (const { id } of parts) votes.set(id, (votes.get(id) ?? 0) + 1);
    const most = Math.max(0, ...votes.values());
    const ids = [...votes].filter(([, count]) => count === most).map(([id]) => id);
    // "My tooth broke": of all that is named for a tooth, what is for a trouble with one.
    const troubled = ids.length > 1 ? ids.filter((id) => complaint.ids.includes(id)) : [];
    return { ids: troubled.length > 0 ? troubled : ids, spans: parts };
  };
}

/** "Mole removal" is also having a mole removed, or taken off. */
function spoken(phrase: string): string[] {
  const thing = /^(.+) removal$/iu.exec(phrase)?.[1];
  if (!thing) return [phrase, ...examined(phrase)];
  const done = ["removed", "taken off", "cut out", "cut off", "taken out"].map((deed) => `${thing} ${deed}`);
  return [
    phrase,
    `removal of ${thing}`,
    `remove ${thing}`,
    ...["a", "my", "the"].map((of) => `remove ${of} ${thing}`),
    ...done,
  ];
}

/** "Check-up at the dentist": another word of the message may tell between types that share an alias. */
function narrow(ids: string[], parts: readonly { id: string }[]): string[] {
  if (ids.length < 2) return ids;
  const votes = ids.map((id) => ({ id, count: parts.filter((part) => part.id === id).length }));
  const most = Math.max(...votes.map(({ count }) => count));
  return votes.filter(({ count }) => count === most).map(({ id }) => id);
}

/** What an examination named for a field looks at, as people say it. */
const LOOKED_AT: Readonly<Record<string, readonly string[]>> = {
  dental: ["teeth", "tooth", "gums"],
  eye: ["eyes", "eye"],
  skin: ["skin"],
  hearing: ["ears", "hearing"],
};

/** "Dental exam" is also "an exam of my teeth" and somebody to look at them. */
function examined(phrase: string): string[] {
  const field = /^(\w+) (?:exam|examination|check|check-?up|checkup)$/iu.exec(phrase)?.[1]?.toLowerCase() ?? "";
  return (LOOKED_AT[field] ?? []).flatMap((part) => [
    `${part} exam`,
    `${part} examined`,
    `${part} looked at`,
    ...["my", "the", "his", "her"].flatMap((of) => [
      `exam of ${of} ${part}`,
      `examination of ${of} ${part}`,
      `examine ${of} ${part}`,
      `look at ${of} ${part}`,
    ]),
  ]);
}
