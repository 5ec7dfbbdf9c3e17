/** Who looks after a complaint, as clinics call their specialties; `general` is where anything may begin. */
export type Care = "general" | "physio" | "dental" | "skin" | "eye" | "women" | "child";

/** How a clinic's own name for a specialty is told. */
export const CARE_NAMES: Readonly<Record<Care, RegExp>> = {
  general: /\b(?:family|general|internal|primary|gp)\b/iu,
  physio: /\b(?:physio\w*|physical therapy|rehab\w*|sports|orthop\w*)\b/iu,
  dental: /\b(?:dent\w*|oral)\b/iu,
  skin: /\b(?:dermat\w*|skin)\b/iu,
  eye: /\b(?:opto\w*|ophthal\w*|eye|eyes|vision)\b/iu,
  women: /\b(?:wom[ae]n\w*|gyn\w*|obstetric\w*)\b/iu,
  child: /\b(?:pa?ediatric\w*|child\w*)\b/iu,
};

export interface ComplaintPlace {
  /** Where it is, as patients say it; stems of single words. */
  places: string;
  /** Who may look at it; several: the conversation asks which. */
  care: readonly Care[];
  /** Who does where the clinic has none of these. */
  instead?: Care;
}

/** Where a trouble sits → who looks at it. It books a visit and says nothing of what the trouble is. */
export const COMPLAINT_PLACES: readonly ComplaintPlace[] = [
  {
    places:
      "knee back shoulder neck hip ankle elbow wrist heel foot feet leg calf thigh hamstring muscle joint spine posture groin",
    care: ["general", "physio"],
  },
  { places: "tooth teeth gum molar filling crown denture brace wisdom jaw", care: ["dental"] },
  { places: "skin mole freckle scalp wart", care: ["skin"], instead: "general" },
  { places: "eye eyelid eyesight vision", care: ["eye"], instead: "general" },
  { places: "period uterus womb cervix breast vagina menopause", care: ["women"], instead: "general" },
  {
    places:
      "ear nose throat sinus stomach belly tummy bowel gut head arm hand finger toe thumb chest side rib bladder kidney liver thyroid lung nail nerve sleep",
    care: ["general"],
  },
];

/** Said of a place, these make it a trouble: "my knee has been giving me trouble", "tooth broke". */
export const TROUBLES: ReadonlySet<string> = new Set(
  "hurt hurts hurting hurted ache aches aching achy pain pains painful sore soreness trouble troubles bother bothers bothering bothered problem problems issue issues killing swollen swelling swells stiff stiffness infection infected itchy itch itches itching broke broken break cracked crack chipped chip loose wobbly fell bleeding bleeds blurry blurred watery dry red irritated sensitive tender weak weakness clicks clicking locking sprained twisted pulled strained tingling lump bump blister rash spot spots spasm spasms cramp cramps cramping upset burning funny weird bad worse acting playing wrong injury injured injuries looked look checked seen".split(
    " ",
  ),
);

/** Troubles of nowhere in particular, and what a general practice sees to. */
export const GENERAL_TROUBLES =
  /\b(?:(?:ear|throat|sinus|chest|bladder|urinary|kidney) infection|uti|sore throat|fever(?:ish)?|cough(?:ing)?|a cold|the flu|flu symptoms|runny nose|stuffed up|stomach ?ache|belly ?ache|tummy ?ache|head ?aches?|migraines?|ear ?aches?|throwing up|diarrhoea|diarrhea|constipat(?:ed|ion)|heart ?burn|tired all the time|no energy|can not sleep|not sleeping|insomnia|blood pressure|cholesterol|diabetes|blood sugar|thyroid|asthma|allerg(?:y|ies)|(?:my|his|her|the|blood pressure|heart|new) (?:pills|meds|medicines?|medications?|tablets|prescriptions?)|(?:feel|feels|feeling) (?:sick|ill|unwell|lousy|awful|poorly|under the weather|off|rotten|bad)|(?:i am|he is|she is|been|is|so) (?:sick|ill|unwell|poorly|under the weather)|came down with|something going around)\b/u;

/** "Somebody to look at it", "get this looked at": a visit for what was not said. */
export const LOOK_AT_IT =
  /\b(?:(?:somebody|someone|anyone|anybody|doctor|a nurse|you) (?:to |should |could |can |please )*(?:take a |have a )?(?:look|check) (?:at )?(?:it|this|that|him|her|me|them)|(?:have|get|want|need|getting|having) (?:it|this|that|him|her|them|myself) (?:looked at|checked|checked out|seen to|seen))\b/u;
