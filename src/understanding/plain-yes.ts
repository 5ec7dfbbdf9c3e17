import type { Understanding, UnderstandingContext } from "./acts.ts";
import { normaliseText } from "./normalise.ts";
import { lineOf, tokenise } from "./text/tokens.ts";

/** Words a yes may be made of. Whatever else stands beside it may be a condition, so it is no yes yet. */
const CONSENT: ReadonlySet<string> = new Set(
  `yes yeah yep yup ya yea yess yesss yas y aye si sí claro vale ja oui ok okay okey okie k kk alright right sure surely
  certainly absolutely definitely totally indeed exactly correct perfect great good fine lovely wonderful excellent
  awesome brilliant nice cool super splendid fab amen deal done confirmed confirm agreed agree accept approve approved
  please pls plz thanks thank thankyou thx ty cheers dear
  i we you me us my our it its it's that that's thats this these those they them the a an one is are be will would can
  could do does did should shall let lets let's go going ahead book booking booked schedule reserve put down take took
  move cancel change add note join leave undo sign count in up for with on to of at and so then now all everything
  is's works work working suits suit sounds sound looks look seems like love want need i'd i'll i'm we'll we'd you'd
  very much really just well oh ah um uh hmm great! appointment appointments visit visits time slot spot day
  happy glad pleased course by means affirmative positive true true! way perfect! make makes sense proceed continue
  also too again both either roger aye him her his hers myself mine son daughter kid kids child husband wife mom mum dad mother father
  dr doctor doc mr mrs ms miss am pm noon o'clock oclock morning afternoon evening
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow next first second third 👍 👌 ✅ ✔ 🆗 🙏 😊 🙂 😀 ❤ 💯`.split(
    /\s+/u,
  ),
);

/** Said with a yes, these make it something else even where every word is common. */
const HEDGES =
  /\b(?:if|unless|but|only|except|instead|first (?:i|let|we|ask|check)|later|earlier|maybe|perhaps|possibly|not|no|nope|don'?t|wait|hold|until|till|when|once|provided|depends|think|check|ask|let me|as long as|would rather|change (?:it|the|that)|move (?:it|that)|cancel (?:it|that)|different|other|another)\b/u;

/** Said around a yes for kindness; it holds no condition, whole phrases as they are. */
const KIND = "(?:kind|nice|sweet|helpful|patient|good|great|lovely|wonderful|thoughtful|friendly|generous|gracious)";
const COURTESY = new RegExp(
  `(?<![\\p{L}'])(?:(?:you are|you have been|you were|that is|that was|how)(?: all| so| very| too| really| most| such)* ${KIND}(?: of you(?: all)?)?|you are (?:a|an) (?:star|angel|gem|lifesaver|dear|sweetheart)|(?:i |we )?(?:really |much |do )*appreciate (?:it|that|this|your (?:help|time|patience|kindness))|much appreciated|for (?:all )?(?:your|the) (?:help|time|patience|kindness)|many thanks|thank you kindly|(?:much |very )?obliged|hi(?: there)?|hello(?: there)?|hey(?: there)?|good (?:morning|afternoon|evening|day)|have a ${KIND} (?:day|one|evening|weekend|week)|bless you|god bless|i am (?:so |very |really )*(?:grateful|thankful|obliged))(?![\\p{L}'])`,
  "gu",
);

/** Plain yeses that have a no in them. */
const IDIOM =
  /^(?:yes |yeah |sure |ok |okay )?(?:why not|(?:that'?s|that is|you'?re|that are) not wrong|no problem|not a problem|no objections?|do not see why not|don'?t see why not|no worries|can'?t wait|could not be better|couldn'?t be better)(?: (?:please|thanks|thank you|at all))*$/u;

/**
 * A yes to a write counts only when the message is nothing but a yes: what is left over and was not read as a change may
 * be a condition ("if my husband agrees", "just not with him"). Then nothing may be written on it. Fails closed.
 */
export function onlyPlainYes(message: string, understood: Understanding, context: UnderstandingContext): Understanding {
  const { expectation, lexicon } = context;
  if (expectation.pending !== null && isConditionalYes(message, understood)) {
    const acts = understood.acts.filter((act) => act !== "affirm" && act !== "inform");
    return { ...understood, acts, frame: {}, identity: {}, unreadChange: true as const };
  }
  if (!understood.acts.includes("affirm") || expectation.pending === null) return understood;
  // With a question or another wish beside it nothing is written anyway; those are answered first.
  if (understood.acts.includes("ask") || understood.wishes.length > 0) return understood;
  const text = normaliseText(message);
  const { words } = tokenise(text);
  const known = namesOf(expectation.proposed?.practitionerName, lexicon);
  const said = lineOf(words).replaceAll(COURTESY, " ").replaceAll(/ +/gu, " ").trim();
  const left = said.split(" ");
  const plain = left.every(
    (word) => CONSENT.has(word.replaceAll(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, "")) || /^\d/.test(word) || known.has(word),
  );
  const cancels = expectation.pending === "cancel" && /\bcancel (?:it|that)\b/u.test(said);
  if (IDIOM.test(said) || (plain && (!HEDGES.test(said) || cancels))) return understood;
  const acts = understood.acts.filter((act) => act !== "affirm");
  const changes =
    Object.keys(understood.frame).length > 0 || Object.keys(understood.identity).length > 0 || acts.includes("deny");
  return { ...understood, acts, ...(changes ? {} : { unreadChange: true as const }) };
}

const YES_IF =
  /^(?:\w+ ){0,3}?(?:yes|yeah|yep|yup|ok|okay|sure|fine|good|great|perfect|alright|deal|book it|go ahead|works?|sounds good|agreed|confirm(?:ed)?)\b(?: \w+){0,5}? (?:provided|providing|if|only if|as long as|so long as|assuming|on (?:the )?condition|unless|in case|given that|supposing|when|once|after|until) (?:that )?(?:my|our|his|her|their|the|i|we|he|she|they|nobody|nothing|no|somebody|someone|everybody|work|school)\b/u;

/** "OK, provided my sister can watch the kids": who is named in a condition is nobody the visit is for. */
function isConditionalYes(message: string, { acts, frame, wishes }: Understanding): boolean {
  if (wishes.length > 0 || acts.some((act) => act === "ask" || act === "deny" || act === "select")) return false;
  const { forWhom: _forWhom, people: _people, reason: _reason, ...changed } = frame;
  return Object.keys(changed).length === 0 && YES_IF.test(lineOf(tokenise(normaliseText(message)).words));
}

/** The words of what was proposed and of the clinic's own names: repeating them is no condition. */
function namesOf(practitioner: string | undefined, { visitTypes, locations }: UnderstandingContext["lexicon"]) {
  const names = [practitioner ?? "", ...visitTypes.map(({ name }) => name), ...locations.map(({ name }) => name)];
  return new Set(names.flatMap((name) => tokenise(normaliseText(name)).words.map(({ word }) => word)));
}
