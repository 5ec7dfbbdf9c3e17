import type { ClinicDirectory } from "../../../src/scheduling/model.ts";

/**
 * Words that carry the meaning of a message alone: a slip in one of them says something else, or nothing, and a person
 * would be asked again too. Not tested by the typos style; what understanding makes of misspelt names is measured in
 * docs/understanding.md.
 */
const MEANING = `
  no not none never neither nor yes yep yeah yup sure okay correct right wrong nothing nobody
  cancel cancelled cancelling cancellation delete remove drop book booking booked schedule scheduled move moved moving
  change changing reschedule postpone swap undo confirm confirming waitlist waiting list late running stop start messages
  interpreter wheelchair interpreting sign language referral referred person human nurse someone refill prescription
  today tomorrow tonight yesterday week weeks weekend weekday day days month months year years hour hours minute minutes
  morning mornings afternoon afternoons evening evenings noon midday midnight lunch lunchtime night early earlier
  earliest late later latest before after until from between since next last first second third fourth fifth sixth
  soon sooner soonest asap available anytime every other another same both either
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
  january february march april june july august september october november december
  one two three four five six seven eight nine ten eleven twelve half quarter past o'clock am pm
  chest pain pains hurt hurts breath breathe breathing bleeding blood faint fainted unconscious stroke heart suicide
  suicidal kill overdose pills dying emergency ambulance poison seizure allergic swelling choking numb weakness
  child children daughter son kids wife husband mother father baby
`;

const WORDS: ReadonlySet<string> = new Set(MEANING.trim().split(/\s+/));

/** Words that hold a sentence together: a slip in one is read over. */
const JOINING = `
  about actually already also always anything appointment because being bring could doctor doing every everything going
  hello helpful having hoping information just know like looking maybe might perhaps please possible possibly probably
  question quite really should something still thank thanks that their there these thing things think this those thought
  through trying visit wanted wanting wonder wondering where whether which while would writing wrote yours yourself
  myself office clinic could's i'd
`;
const JOINS: ReadonlySet<string> = new Set(JOINING.trim().split(/\s+/));

export const joins = (word: string): boolean => JOINS.has(word.toLowerCase());

/** Whatever has a figure in it, an `@`, or the look of a reference; and a capital letter inside a sentence is a name. */
const LOOKS_PROTECTED = /[\d@#]|^[A-Z]{2,}|-/;

/** Tells the words that no style may touch: names, dates, numbers, times, addresses, references, codes, and `MEANING`. */
export function createProtection(clinic: ClinicDirectory, people: readonly string[]): (word: string) => boolean {
  const named = new Set(
    [
      ...people,
      clinic.name,
      ...clinic.practitioners.flatMap(({ name, specialty }) => [name, specialty]),
      ...clinic.locations.flatMap(({ name, aliases, city }) => [name, city, ...aliases]),
      ...clinic.visitTypes.flatMap(({ name, aliases, specialty }) => [name, specialty, ...aliases]),
    ]
      .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{M}'’-]+/u))
      // A person may be called Will or May; a visit type has words such as "and".
      .filter((word) => word.length > 2),
  );
  return (raw) => {
    const word = raw.replace(/^[^\p{L}\p{N}@#]+|[^\p{L}\p{N}]+$/gu, "");
    const plain = word.toLowerCase().replace(/['’]s$/, "");
    if (word === "") return false;
    return LOOKS_PROTECTED.test(word) || WORDS.has(plain) || named.has(plain) || /n['’]t$/.test(plain);
  };
}
