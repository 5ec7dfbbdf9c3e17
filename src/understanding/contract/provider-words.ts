const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** A name never runs on over these. */
export const NAME_STOPS = list(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow tonight for on at in next this please would i and as if because to about is can could do when asap around by after before who what my the a an your you be he she it they will around between hi hello yes no okay thanks soon available anytime any some morning afternoon evening there here also or but was with from him her me instead then now",
);
export const NAME_VERBS = list(
  "make let find located that nearby works work do does set get please could would should cosmetic confirm give tell check somewhere anywhere everything something perfect actually",
);
export const TITLES = list("dr doctor");
/** A person or practice by name follows these. */
export const BEFORE_NAME = list("with see visit dentist doctor named called try consult");
/** A practice or a town may follow these. */
export const BEFORE_PLACE_OR_NAME = list("at for to from");
/** Words of a kind of provider, not of one by name. */
export const GENERIC = list(
  "dentist dentists doctor doctors clinic office dr appointment gynecologist ophthalmologist dermatologist psychologist psychiatrist therapist counselor ent gp one half noon quarter",
);
/** What practices are called, beside a family's or a street's name. */
export const PRACTICE_WORDS = list(
  "dental dentistry orthodontics medical clinic center centre hospital associates group care health healthcare practice surgery smile smiles counseling counselling therapy psychotherapy psychiatry psychology wellness institute office offices lab md dds dr physicians specialists partners vision eye eyes skin dermatology ent gynecology obgyn family services foundation inc llc",
);
