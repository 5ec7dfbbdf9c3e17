import { lineOf, type Token, type Tokens } from "../text/tokens.ts";
import { wishClauses } from "../wishes/clauses.ts";
import { HOUSE_TOPICS } from "./cues/house-topics.ts";
import { LEAD_WORDS } from "./cues/verb-classes.ts";
import { opensQuestion } from "./question-parts.ts";

/** Token indexes of one question, `to` exclusive. */
export interface HouseQuestion {
  from: number;
  to: number;
}

/**
 * The questions of a message that the clinic's own documents answer for everybody: how to prepare for a test, what a visit
 * costs, where to park, who speaks Spanish. Each is one span, with what it leans on ("I have Aetna. Do you take
 * it?"). What they name is asked about: no wish, no errand, no advice.
 */
export function houseQuestions({ words, questions }: Pick<Tokens, "words" | "questions">): HouseQuestion[] {
  const found: HouseQuestion[] = [];
  let before: Piece[] = [];
  for (const pieces of sentencesOf(words)) {
    const marked = questions[words[pieces[0]?.from ?? 0]?.sentence ?? -1] === true;
    found.push(...inSentence(words, { pieces, marked, before }));
    before = pieces;
  }
  return found;
}

type Piece = HouseQuestion;

interface Sentence {
  pieces: readonly Piece[];
  marked: boolean;
  /** The pieces of the sentence before. */
  before: readonly Piece[];
}

function sentencesOf(words: readonly Token[]): Piece[][] {
  const sentences: Piece[][] = [];
  for (const { from, to } of wishClauses(words)) {
    const last = sentences.at(-1)?.at(-1);
    if (last && words[last.from]?.sentence === words[from]?.sentence) sentences.at(-1)?.push({ from, to });
    else sentences.push([{ from, to }]);
  }
  return sentences;
}

function inSentence(words: readonly Token[], { pieces, marked, before }: Sentence): HouseQuestion[] {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last) return [];
  const line = ({ from, to }: Piece) => lineOf(words.slice(from, to));
  const asks = (piece: Piece) => opensQuestion(words.slice(piece.from, piece.to)) || WANTS_TO_KNOW.test(line(piece));
  const wantsDone = (piece: Piece) => WANTS_DONE.test(line(piece));
  const told =
    before.some((piece) => piece.to - piece.from >= TOLD_WORDS && !MANNERS.test(line(piece))) &&
    !before.some((piece) => asks(piece) || wantsDone(piece));
  const opening = told ? before[0] : undefined;
  const own = pieces.filter((piece) => asks(piece) && !wantsDone(piece) && isOfHouse(line(piece)));
  if (own.length === 0) {
    if ((!marked && !pieces.some(asks)) || pieces.some(wantsDone)) return [];
    const start = pieces.findLast(({ from }) => isOfHouse(line({ from, to: last.to })));
    if (start) return [withGround(answerable(words, { from: start.from, to: last.to }))];
    const whole = { from: opening?.from ?? first.from, to: last.to };
    const leans = LEANS.test(line({ from: first.from, to: last.to })) || last.to - first.from <= FRAGMENT_WORDS;
    return opening && leans && isOfHouse(line(whole)) ? [whole] : [];
  }
  const spans: HouseQuestion[] = [];
  for (const piece of pieces) {
    const open = spans.at(-1);
    if (own.includes(piece) && (!open || !LEANS.test(line(piece)))) {
      const pointsAt = LEANS.test(line(piece));
      const lead =
        spans.length === 0
          ? pieces.find(
              (one) =>
                one.from < piece.from && leadsUp(line({ from: one.from, to: piece.from }), pointsAt && !asks(one)),
            )
          : undefined;
      spans.push(answerable(words, { from: lead?.from ?? piece.from, to: piece.to }));
    } else if (open?.to === piece.from && !wantsDone(piece) && goesOn(line(piece))) open.to = piece.to;
  }
  const [one, ...others] = spans;
  return one ? [withGround(one), ...others] : [];

  /** With what was told in the sentence before, where the question rests on it. */
  function withGround(question: HouseQuestion): HouseQuestion {
    const rests = LEANS.test(line(question)) || before.some((piece) => isOfHouse(line(piece)));
    return opening && rests ? { ...question, from: opening.from } : question;
  }
}

/** Without the manners, the yes or the choice before it, which are answers of their own. */
function answerable(words: readonly Token[], { from, to }: Piece): HouseQuestion {
  const chosen = CHOICE.exec(lineOf(words.slice(from, to)))?.[0];
  let start = from + (chosen ? chosen.trim().split(" ").length : 0);
  while (start < to - 1 && LEAD_WORDS.has(words[start]?.word ?? "")) start += 1;
  return { from: start, to };
}

/** "The first one - do you validate parking?" */
const CHOICE =
  /^(?:(?:yes|ok|okay|then|i will take|i take|let us take) )*(?:(?:the|that|this) )?(?:first|second|third|fourth|fifth|last|earlier|later|latter|former)(?: one| time| slot)(?= )/u;

/** "…, and what does it cost?", "… and how early?", not "and if so can I get a physical next week?" */
const goesOn = (line: string): boolean =>
  !/\bif (?:so|yes|not)\b/u.test(line) && (LEANS.test(line) || line.split(" ").length <= TAIL_WORDS);
const TAIL_WORDS = 6;

/** What a question rests on in its own sentence: "for a video visit, …", "parking at Downtown, …", "a skin check, how much is that?" */
const leadsUp = (line: string, pointedAt: boolean): boolean =>
  /^(?:and |but |so )?(?:if|when|for|at|in|with|as)\b/u.test(line) ||
  isOfHouse(line) ||
  (pointedAt && !/\b(?:i|we|he|she|they|you)\b/u.test(line));

const FRAGMENT_WORDS = 4;
/** "Perfect" tells nothing a question could rest on. */
const TOLD_WORDS = 3;
/** Nor do kind words: "nice to meet you", "I hope you are well", "you are very kind". */
const MANNERS =
  /^(?:(?:hi|hello|hey|dear|and|so|well|oh|there|all|good|morning|afternoon|evening|day|everyone|thanks|thank|you|very|much|a lot|wonderful|great|lovely) )*(?:it is |i am |we are |what a )?(?:(?:so |very )?(?:nice|good|lovely|pleased|great|happy|glad) to (?:meet|hear|talk|see|speak|be)\b|(?:i |we )?hope (?:you|this|that|all|everything|everybody|your)\b|how are (?:you|things)|you (?:are|have been)(?: all| so| very| too| really| most)* (?:kind|nice|sweet|helpful|lovely|great|wonderful|patient)|thanks?\b|appreciate\b|much appreciated|sorry (?:to|for)\b)|^(?:thanks|thank you)\b/u;
/** It cannot be understood without what was said before. */
const LEANS = /\b(?:it|that|this|them|they|those|one|then|(?<!\b(?:is|are) )there|her|him|my (?:insurance|plan))\b/u;
const WANTS_TO_KNOW =
  /\b(?:like|want|need|love) to know\b|\b(?:wonder|wondering|curious)\b|^(?:\w+ )?(?:tell me|let me know)\b|^(?:and |is there )?(?:anything|any|something)\b/u;
/** Said in one breath with a question, it is a wish: "how much is it, and book me one". */
const WANTS_DONE =
  /^(?:(?:and|but|so|then|also|please|yes|ok|okay|no) )*(?:(?:(?:can|could|would|will) (?:you|i|we) |i (?:would like|want|need|have) to |let us |please )(?:please |just |also )*)?(?:book|schedule|reserve|set up|sign (?:me|us) up|put (?:me|us)|squeeze|fit (?:me|us)|get (?:me|us)|give (?:me|us)|find (?:me|us)|cancel (?:my|our|the|that|this|it|all|both)|move (?:my|our|the|that|this|it)|change (?:my|our|the|that|this|it)|reschedule (?:my|our|the|that|this|it)|refill|renew|send)\b|(?<!\b(?:do|does|did|would|will|if|whether|should|must|when) )\b(?:i|we) (?:would like|want|need|am looking for) (?:a|an|another|to (?:book|make|schedule|come|see|cancel|move))\b/u;

function isOfHouse(line: string): boolean {
  const words = line.split(" ");
  const said = words.slice(words.findIndex((word) => !LEAD_WORDS.has(word))).join(" ");
  return HOUSE_TOPICS.some(
    ({ all, not = [] }) => all.every((pattern) => pattern.test(said)) && !not.some((pattern) => pattern.test(said)),
  );
}
