/** Little words that belong to the family name behind them: "de la Cruz", "van der Berg", "al Sayed". */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  "de la del da di dos das du des della van von der den vom zu bin bint ibn abu al el le los las mac st san santa ter ten".split(
    " ",
  ),
);

/** Everyday words that open or follow a name without being one. */
export const NOT_A_NAME: ReadonlySet<string> = new Set(
  "wait hold hang moment a an the and or but i i'm im you he she it we they me my mine your his her our their is am are was were be been being do does did have has had can could will would should may might must not no yes yeah yep okay ok sure please thanks thank hi hello hey good morning afternoon evening born birth birthday dob date phone number cell mobile email address name from for with on in at to of by so that this these those there here what when where who why how which calling looking trying hoping going wanting needing having getting coming running late sick ill fine great well sorry happy interested available free busy flexible open new existing returning current patient patients years year old just also still already really very never any anyone some someone something nothing none all both either neither first second third last next other another doctor dr dentist nurse clinic appointment visit cleaning book booking schedule cancel cancelling reschedule rescheduling monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight noon january february march june july september october november december want need like prefer asking wondering about because then than as if only more less too again back up out down off over under pregnant pain allergic confused correct right wrong perfect cool nice awesome it's ready done tired worried scared dying myself human stop help earlier later sooner time times day days week weeks month months needs wants wanted needed says said obviously naturally same spelled spelt hers theirs nom est sur apellido nombre ist whoever whichever whatever once always usually maybe probably actually however honestly basically meanwhile anyway instead before after finally hopefully unfortunately oh hmm".split(
    " ",
  ),
);

/** With a capital these are names more often than verbs. */
const NAME_IF_CAPITAL = new Set(["May", "Will", "Sun", "Mark", "Said"]);

/** Whether a word may be part of a name. */
export const isNameWord = (word: string): boolean =>
  /^\p{L}[\p{L}'-]*$/u.test(word) && (NAME_IF_CAPITAL.has(word) || !NOT_A_NAME.has(word.toLowerCase()));

/** As typed when the writer used both cases, else with a capital: "ana ruiz" and "ANA RUIZ" are Ana Ruiz. */
export function titled(word: string, text: string): string {
  const mixed =
    /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && /^\p{Lu}/u.test(word) && (word.length < 2 || /\p{Ll}/u.test(word));
  if (mixed) return word;
  if (NAME_PARTICLES.has(word.toLowerCase())) return word.toLowerCase();
  return word
    .toLowerCase()
    .replace(/(^|['-])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());
}
