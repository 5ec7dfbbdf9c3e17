/** What is asked of a clinic as a house: every line must match, and none of `not`. Words in lower case, written out. */
export interface HouseTopic {
  name: string;
  all: readonly RegExp[];
  not?: readonly RegExp[];
}

const TEST =
  "(?:blood(?: \\w+)?|labs?|lab (?:tests?|work)|ultra ?sounds?|sonograms?|scans?|x[ -]?rays?|pap(?: smears?| tests?)?|biops(?:y|ies)|physicals?|check[ -]?ups?|(?:teeth )?cleanings?|exams?|skin checks?|vaccin\\w+|flu shots?|fillings?|physio\\w*|tests?)";
const VISIT = `(?:${TEST}|visits?|appointments?|consultations?|sessions?|dentists?|specialists?|dermatolog\\w+)`;
const LANGUAGE =
  "(?:spanish|mandarin|cantonese|chinese|korean|japanese|arabic|french|russian|ukrainian|polish|urdu|hindi|german|italian|portuguese|vietnamese|tagalog|farsi|languages?)";
const PLAN =
  "(?:aetna|cigna|united(?: ?health ?care)?|uhc|humana|kaiser|blue cross|blue shield|bcbs|anthem|medicare|medicaid|tricare|delta dental|met ?life|guardian|oscar|ambetter|molina|emblem|vsp|eyemed|vision plan)";
const OURS =
  "(?:you|your|yours|clinics?|place|office|practice|building|there|here|waiting|downtown|north hills|south shore|riverside|harborview)";

/** A medicine or a body is a nurse's to speak of, whatever test is named beside it. */
const CLINICAL =
  /\b(?:medicines?|medications?|meds|pills?|tablets?|capsules?|dos(?:e|es|age)|ibuprofen|tylenol|advil|aspirin|paracetamol|acetaminophen|antibiotics?|insulin|metformin|thinners?|warfarin|statins?|steroids?|prescri\w+|drugs?|supplements?|vitamins?|painkillers?|alcohol|wine|beer|whisky|smok\w+|vap\w+|pregnan\w+|breastfe\w+|diabet\w+|pains?|painful|aches?|hurts?|hurting|sick|ill|fever|bleed\w*|swollen|swelling|dizzy|faint\w*|vomit\w*|nause\w+|rash|allerg\w+|infect\w+|cancer|lumps?|serious|dangerous|harmful|safe|normal|healthy|surger(?:y|ies)|stitches|wounds?|symptoms?)\b/u;
/** One's own money matters and papers are looked up by a person. */
const OWN_BILL =
  /\b(?:my|our|his|her|this|that|the) (?:\w+ )?(?:bill|bills|balance|invoice|statement|account|claim)\b|\b(?:was|were|been|got|have you|did you|why (?:did|do|was|were|am)) (?:\w+ ){0,3}(?:charged|charge|billed|bill)\b|\b(?:owe|owed|refund|overcharged|twice|already paid)\b/u;
const OWN_TEST = new RegExp(`\\b(?:my|our|his|her) (?:\\w+ ){0,3}?${VISIT}\\b`, "u");
const ELSEWHERE =
  /\b(?:post office|box office|ticket office|airport|mall|hotel|stadium|museum|university|school|beach|downtown (?:seattle|chicago|boston|la))\b/u;
const A_DAY =
  /\b(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|next week|this week|morning|afternoon|soon|sooner|earlier)\b/u;
const MONEY =
  /\b(?:how (?:much|expensive)|costs?|prices?|fees?|charges?|charged|pay|paying|penalty|expensive|dollars)\b/u;
const ASKS_TO_BOOK = /\b(?:book|schedule|reserve|move|change|switch|turn)\b/u;

export const HOUSE_TOPICS: readonly HouseTopic[] = [
  {
    name: "preparing for a test",
    all: [
      new RegExp(`\\b${TEST}\\b`, "u"),
      /\b(?:prepare|preparing|preparation|preparations|prep|get ready|fast|fasting|fasted|empty stomach|full bladder|without (?:food|eating|drinking)|not (?:to )?eat|nothing to eat|stop eating|eat|drink|food|water|breakfast|coffee|juice)\b/u,
    ],
    not: [CLINICAL, OWN_TEST, /\bappointments?\b/u],
  },
  {
    name: "what to know before a test",
    all: [
      new RegExp(`\\b(?:before|ahead of|prior to|for) (?:\\w+ ){0,3}?${TEST}\\b`, "u"),
      /\b(?:what|anything|something|things) (?:\w+ ){0,5}?(?:do|know|consider|watch|mind|remember|aware|follow|bring|wear)\b/u,
    ],
    not: [CLINICAL, OWN_TEST, A_DAY],
  },
  {
    name: "whether a referral is needed",
    all: [
      /\breferrals?\b/u,
      /\b(?:need|needs|needed|require|requires|required|necessary|without|must|have to|has to|mandatory)\b/u,
    ],
    not: [/\b(?:my|the|our|his|her) referral\b/u, /\b(?:sent|status|arrived?|come|gone|received|yet|update)\b/u],
  },
  {
    name: "how video visits work",
    all: [
      /\b(?:video|tele ?health|telemedicine|virtual|online|zoom)\b/u,
      /\b(?:visits?|appointments?|calls?|consult\w*|sessions?|tele ?health|doctor)\b/u,
      /\b(?:how|where|apps?|applications?|programs?|software|install\w*|download\w*|click|camera|webcam|browser|computer|laptop|link|log(?:ging)? in|join|connect|get into|equipment|device)\b/u,
    ],
    not: [ASKS_TO_BOOK, CLINICAL, MONEY, /\b(?:get|have|make|need) an? (?:\w+ )?(?:video|telehealth|virtual)\b/u],
  },
  {
    name: "how long results take",
    all: [
      /\bresults?\b/u,
      /\b(?:how (?:long|soon|many|fast|quickly)|when|usually|normally|typically|in general|take|takes)\b/u,
      new RegExp(`\\b(?:${TEST}|usually|normally|typically|in general|generally)\\b`, "u"),
    ],
    not: [CLINICAL, /\b(?:my|our|his|her|mine|yet|still|already|did|have|has|were|was|waiting|yesterday|last)\b/u],
  },
  {
    name: "who speaks a language",
    all: [
      new RegExp(`\\b${LANGUAGE}\\b`, "u"),
      /\b(?:speaks?|spoken|speaking|talks?|understands?|fluent|languages)\b/u,
      /\b(?:who|which|what|any|anyone|anybody|someone|somebody|is there|are there|does|do any|do your|do the)\b/u,
    ],
    not: [/^do you speak\b/u, /\b(?:see|book|appointment|schedule|interpreter|translator|can i|could i|could you)\b/u],
  },
  {
    name: "getting in and up",
    all: [
      /\b(?:wheel ?chairs?|walker|rollator|crutches|stroller|pram|elevators?|(?:a|the|patient) lift|stairs|step[ -]free|ramps?|accessible|accessibility|second floor|upstairs)\b/u,
    ],
    not: [
      CLINICAL,
      /\b(?:note|arrange|add|put|reserve|ready|tell|book|after|help|assist|someone|somebody)\b/u,
      /\bwe? ?need (?:a|an|the) (?:wheel|ramp)/u,
    ],
  },
  {
    name: "getting into the house",
    all: [
      /\b(?:how|can|could|where)\b.*\b(?:get|come|go) (?:in|into|inside|up|upstairs)\b.*\b(?:clinic|building|office|practice|floor)\b/u,
    ],
    not: [A_DAY, CLINICAL, /\bsee\b/u],
  },
  {
    name: "where the car stays",
    all: [/\b(?:park|parking|garage|valet)\b|\b(?:leave|put|bring) (?:my |the |a |our )car\b(?! key)/u],
    not: [/\b(?:permit|placard|tag|accident)\b/u, /\b(?:left|lost|forgot)\b/u],
  },
  {
    name: "bus and train",
    all: [
      /\b(?:which|what|is there|are there|any|how|where|does)\b.*\b(?:bus|buses|trains?|subway|metro|tram|ferry)\b/u,
      /\b(?:you|your|clinics?|office|practice|downtown|north hills|south shore|riverside|harborview|(?:get|go|stop|stops|near|come|run) there)\b/u,
    ],
    not: [ELSEWHERE],
  },
  {
    name: "waiting here",
    all: [/\bwaiting (?:room|area)s?\b|\bwhile (?:\w+ ){1,2}wait(?:s|ing)?\b/u],
    not: [/\b(?:why|was|were|been|had|how long|leave|left|lost|forgot|find|found)\b/u, CLINICAL],
  },
  {
    name: "what is done here",
    all: [
      /\b(?:do|does) (?:you|anybody|anyone|somebody|someone|the clinic|your \w+)\b.*\b(?:offer|provide)\b|\bone of your services\b/u,
    ],
    not: [A_DAY, CLINICAL, /\b(?:appointments?|times?|slots?|openings?|visits?)\b/u],
  },
  {
    name: "what children do here",
    all: [
      /\b(?:kids?|child|children|son|daughter|toddler)\b/u,
      /\b(?:to play|play with|toys?|play area|bored|entertain\w*)\b/u,
    ],
    not: [CLINICAL],
  },
  {
    name: "what the house has",
    all: [
      /\b(?:wi[ -]?fi|internet|toys?|play (?:area|corner|room|ground)s?|playroom|coffee|snacks?|vending|restrooms?|toilets?|bathrooms?|changing table|nursing room)\b/u,
      new RegExp(`\\b(?:${OURS}|is there|are there|any)\\b`, "u"),
    ],
    not: [CLINICAL, A_DAY],
  },
  {
    name: "what is paid without insurance",
    all: [
      MONEY,
      /\b(?:without (?:any )?insurance|no insurance|uninsured|self[ -]?pay|pay (?:it |for it )?(?:all )?(?:myself|ourselves|yourself|in cash)|out of pocket|insurance (?:does|do|will|would) not (?:pay|cover))\b/u,
    ],
    not: [OWN_BILL],
  },
  {
    name: "what is paid for a visit",
    all: [
      /\b(?:how much (?:is|are|does|do|for|would|will)|what (?:does|do|would|will|is|are)\b.*\b(?:cost|costs|price|prices|fee|charge)|price of|cost of|how expensive)\b/u,
      new RegExp(`\\b${VISIT}\\b`, "u"),
    ],
    not: [OWN_BILL, OWN_TEST],
  },
  {
    name: "rules about cancelling",
    all: [
      /\b(?:cancel|cancell?ing|cancell?ation|reschedul\w+|moving|call(?:ing)? off)\b/u,
      /\b(?:until when|till when|by when|how (?:long|far|late|early|many|much)|latest|notice|fees?|charges?|charged?|costs?|free of charge|without (?:paying|(?:a |any )?(?:fee|charge|cost|penalty))|penalty|rules?|polic(?:y|ies)|window|deadline|have to pay)\b/u,
    ],
    not: [
      OWN_BILL,
      /\b(?:my|our|his|her|the|this|that) (?:\w+ ){0,2}(?:visit|appointment|cleaning|exam|check)\b.*\b(?:on|at) \w+/u,
    ],
  },
  {
    name: "what a missed visit costs",
    all: [
      /\bno[ -]?shows?\b|\bmiss(?:ed|ing)?\b|\b(?:not|never|forget to) (?:\w+ )?(?:show|come|turn|appear)\b|\bforget (?:my|a|the|an) (?:visit|appointment)\b|\bskip\b/u,
      MONEY,
    ],
    not: [/\b(?:was|were|been|got|twice|refund|balance|bill)\b/u, CLINICAL],
  },
  {
    name: "which insurance is taken",
    all: [
      new RegExp(`\\b${PLAN}\\b`, "u"),
      /\b(?:take|takes|accept|accepts|accepted|in network|network|work with|use|card|plans?|come to you|good|valid|covered)\b/u,
    ],
    not: [
      /\b(?:pay|paid|approv\w+|authori\w+|den(?:y|ied)|claim|switched|changed|update|new)\b/u,
      /\b(?:travel|car|home|life|pet|auto) insurance\b/u,
    ],
  },
  {
    name: "whether an insurance is taken",
    all: [
      /\b(?:take|takes|accept|accepts) (?:my|our|this|that|any|which|his|her) (?:\w+ )?(?:insurance|plan|coverage)\b/u,
    ],
    not: [/\b(?:travel|car|home|life|pet|auto) insurance\b/u],
  },
  {
    name: "opening hours",
    all: [
      /\b(?:closing|opening) (?:time|times|hours?)\b|\bfrom when (?:to|till|until) when\b|\bhow (?:late|early|long)\b.*\bopen\b|\b(?:clinics?|offices?|practices?|place)\b.*\b(?:open|closed?|closes)\b|\b(?:are|will) you (?:\w+ )?(?:open|closed)\b/u,
    ],
    not: [/\b(?:slots?|appointments?|spots?|anything|something|times?) (?:\w+ ){0,2}open\b/u],
  },
  {
    name: "the fax machine",
    all: [/\bfax(?:ed|es|ing)?\b/u, /\b(?:number|to (?:where|which|what)|where)\b/u],
    not: [/\b(?:did|have you|has|arrived?|received?)\b/u],
  },
];
