/** What patients call a thing, and what the documents of a clinic call it. */
export interface Concept {
  /** Words and phrases in a question; lower case, compared by stem. */
  said: readonly string[];
  /** Words and phrases to look for instead; any one of them is a hit. */
  meant: readonly string[];
}

/** Longer phrases are tried first, so "how much notice" is not about prices. */
export const CONCEPTS: readonly Concept[] = [
  {
    said: ["park", "parking", "parked", "garage", "my car", "the car", "a car", "vehicle", "parking lot"],
    meant: ["parking", "garage"],
  },
  { said: ["how much notice", "notice"], meant: ["hours before", "ahead", "24 hours"] },
  {
    said: [
      "how much",
      "cost",
      "price",
      "expensive",
      "rate",
      "fees",
      "fee",
      "charge",
      "what do i pay",
      "owe",
      "penalty",
      "pay for",
    ],
    meant: ["price", "cost", "fee", "charge", "$"],
  },
  {
    said: ["without insurance", "uninsured", "no insurance", "out of pocket", "self pay", "self-pay"],
    meant: ["without insurance", "self-pay"],
  },
  {
    said: ["insurance", "insured", "coverage", "in network", "in-network", "insurer", "plan", "plans"],
    meant: ["insurance", "in network", "plan"],
  },
  {
    said: [
      "open",
      "opening",
      "close",
      "closing",
      "hours",
      "what time do you",
      "opening hours",
      "how late",
      "business hours",
      "how early",
    ],
    meant: ["open", "hours", "closed"],
  },
  { said: ["saturday", "saturdays", "weekend", "weekends"], meant: ["saturday", "weekend"] },
  { said: ["sunday", "sundays"], meant: ["sunday"] },
  { said: ["holiday", "holidays", "public holiday"], meant: ["holiday"] },
  { said: ["4th of july", "fourth of july", "july 4", "july 4th"], meant: ["independence day"] },
  { said: ["new year", "new years", "new year's"], meant: ["new year's day"] },
  { said: ["evening", "evenings", "after work", "late night"], meant: ["late", "evening"] },
  { said: ["public transport", "public transportation", "public transit", "transit"], meant: ["bus", "train"] },
  { said: ["train", "subway", "metro", "rail", "railway"], meant: ["train", "station"] },
  {
    said: ["where are you", "address", "located", "location", "directions", "find you", "get there", "how do i get to"],
    meant: ["address", "directions", "clinic is at"],
  },
  {
    said: ["phone number", "telephone", "call you", "phone", "email", "fax", "reach you", "reach someone", "contact"],
    meant: ["call", "phone", "email", "fax", "reach"],
  },
  {
    said: [
      "wheelchair",
      "disabled",
      "disability access",
      "step-free",
      "stairs",
      "elevator",
      "walker",
      "handicap",
      "handicapped",
      "accessible",
    ],
    meant: ["wheelchair", "accessible", "step-free", "elevator"],
  },
  { said: ["deaf", "sign language", "asl", "hard of hearing"], meant: ["sign language", "hearing"] },
  { said: ["translator", "interpreter", "translate", "interpretation"], meant: ["interpreter"] },
  { said: ["cancel", "cancellation", "cancelling", "canceling"], meant: ["cancel"] },
  {
    said: ["reschedule", "move my appointment", "move an appointment", "change my appointment", "rebook", "postpone"],
    meant: ["reschedule", "moving an appointment"],
  },
  {
    said: [
      "no-show",
      "no show",
      "don't show up",
      "miss my appointment",
      "miss an appointment",
      "missed my appointment",
      "forget my appointment",
      "forgot my appointment",
      "missed",
    ],
    meant: ["no-show", "miss an appointment"],
  },
  {
    said: [
      "running late",
      "late for",
      "be late",
      "arrive late",
      "arriving late",
      "minutes late",
      "stuck in traffic",
      "delayed",
      "come late",
    ],
    meant: ["arriving late", "running late", "minutes late"],
  },
  {
    said: ["tell me about dr", "tell me about doctor", "who is dr", "who is doctor", "more about dr", "what does dr"],
    meant: ["dental team", "family doctors", "specialists"],
  },
  {
    said: [
      "kid",
      "kids",
      "child",
      "children",
      "son",
      "daughter",
      "baby",
      "minor",
      "teenager",
      "teen",
      "year old",
      "years old",
      "underage",
    ],
    meant: ["child", "teenager"],
  },
  {
    said: ["grandma", "grandmother", "grandparent", "nanny", "babysitter", "guardian", "aunt", "uncle"],
    meant: ["grandparent", "guardian"],
  },
  {
    said: [
      "video visit",
      "telehealth",
      "telemedicine",
      "virtual visit",
      "virtual",
      "video call",
      "video appointment",
      "online appointment",
      "online visit",
      "zoom",
    ],
    meant: ["video"],
  },
  {
    said: ["doesn't work", "not working", "technical problem", "trouble connecting", "fails"],
    meant: ["does not work", "fails", "technical help"],
  },
  {
    said: ["after hours", "at night", "when you are closed", "when you're closed", "middle of the night"],
    meant: ["after hours", "closed"],
  },
  { said: ["results", "lab result", "test result", "lab results", "test results"], meant: ["result"] },
  {
    said: ["refill", "refills", "renew my prescription", "prescription", "prescriptions", "medication refill"],
    meant: ["refill", "prescription"],
  },
  {
    said: ["medical records", "records", "my chart", "my file", "medical history"],
    meant: ["medical records", "records"],
  },
  { said: ["portal", "login", "log in", "password", "online account", "sign in", "sign up"], meant: ["portal"] },
  {
    said: ["bill", "invoice", "billing", "statement", "overcharged", "refund"],
    meant: ["bill", "billing", "statement"],
  },
  {
    said: ["installments", "pay over time", "payment plan", "pay monthly", "in instalments"],
    meant: ["payment plan", "installments"],
  },
  {
    said: [
      "credit card",
      "debit card",
      "cash",
      "apple pay",
      "hsa",
      "fsa",
      "check",
      "payment methods",
      "ways to pay",
      "pay",
      "pay by",
      "pay with",
    ],
    meant: ["pay", "card", "cash"],
  },
  {
    said: [
      "financial help",
      "can't afford",
      "cannot afford",
      "low income",
      "financial assistance",
      "sliding scale",
      "discount",
      "discounts",
    ],
    meant: ["financial assistance", "sliding scale", "discount"],
  },
  {
    said: ["vaccine", "vaccines", "vaccination", "shot", "shots", "immunization", "booster", "jab", "vaccinate"],
    meant: ["vaccine", "vaccination", "shot"],
  },
  { said: ["flu", "flu shot", "influenza"], meant: ["flu"] },
  { said: ["covid", "covid-19", "coronavirus"], meant: ["covid"] },
  { said: ["come along", "come with", "accompany", "be present", "be there"], meant: ["come with"] },
  { said: ["mask", "masks", "face covering"], meant: ["mask"] },
  {
    said: [
      "bring someone",
      "companion",
      "visitor",
      "visitors",
      "my wife",
      "my husband",
      "my partner",
      "a friend",
      "my friend",
      "friend",
      "a friend with me",
      "come with me",
    ],
    meant: ["companion", "visitor"],
  },
  { said: ["dog", "service dog", "pet", "pets", "animal", "animals"], meant: ["animal", "pet"] },
  {
    said: ["prepare", "preparation", "get ready", "before my", "prep", "eat before", "fast", "fasting"],
    meant: ["prepare", "before", "fast"],
  },
  { said: ["bring", "bring with me", "take with me"], meant: ["bring"] },
  { said: ["blood test", "blood work", "bloodwork", "blood draw", "lab work", "labs"], meant: ["blood"] },
  { said: ["physical", "annual physical", "yearly exam", "wellness exam"], meant: ["physical"] },
  {
    said: ["teeth cleaned", "teeth cleaning", "cleaning", "clean my teeth", "hygienist"],
    meant: ["cleaning", "hygienist"],
  },
  { said: ["physical therapy", "physio", "physiotherapy", "physical therapist", "rehab"], meant: ["physiotherapy"] },
  { said: ["ultrasound", "sonogram", "scan"], meant: ["ultrasound", "scan"] },
  {
    said: ["pap smear", "pap test", "pap", "gynecologist", "gyn", "ob-gyn", "obgyn"],
    meant: ["pap", "women's health"],
  },
  { said: ["pregnant", "pregnancy", "prenatal"], meant: ["prenatal"] },
  {
    said: [
      "new patient",
      "new patients",
      "accepting patients",
      "join",
      "register",
      "first visit",
      "first time",
      "first appointment",
    ],
    meant: ["new patient", "first visit"],
  },
  { said: ["paperwork", "form", "forms", "fill out", "fill in", "questionnaire"], meant: ["form", "paperwork"] },
  { said: ["fmla", "disability form", "disability paperwork"], meant: ["fmla"] },
  { said: ["wi-fi", "wifi", "internet", "wireless"], meant: ["wi-fi"] },
  { said: ["wait", "waiting", "wait time", "how long is the wait"], meant: ["wait"] },
  {
    said: ["how long", "how many minutes", "duration", "last", "take long"],
    meant: ["takes", "minutes", "business days"],
  },
  {
    said: [
      "waitlist",
      "waiting list",
      "something sooner",
      "any sooner",
      "sooner appointment",
      "get in sooner",
      "earlier appointment",
      "wait list",
      "something earlier",
    ],
    meant: ["waitlist", "earlier"],
  },
  { said: ["reminder", "reminders", "text me", "text message", "texts"], meant: ["reminder", "text message"] },
  { said: ["referral", "referred"], meant: ["referral"] },
  { said: ["complain", "complaint", "unhappy", "compliment"], meant: ["complaint"] },
  {
    said: ["privacy", "private", "hipaa", "confidential", "share my information", "my data"],
    meant: ["privacy", "private"],
  },
  { said: ["urgent", "urgent care", "emergency"], meant: ["urgent", "emergency"] },
  { said: ["kaiser", "kaiser permanente"], meant: ["kaiser"] },
  { said: ["filling", "fillings", "cavity", "cavities"], meant: ["tooth filling", "exams and fillings"] },
  { said: ["makeup", "make-up", "make up"], meant: ["make-up"] },
  { said: ["website", "web site", "url", "link"], meant: ["https", "link"] },
  { said: ["last minute", "same day"], meant: ["less than 24 hours", "24 hours"] },
  { said: ["how often", "how soon", "how frequently"], meant: ["every", "within"] },
  {
    said: ["medication", "medications", "medicine", "medicines", "meds", "pills", "drug", "blood pressure medication"],
    meant: ["medicine", "medication"],
  },
  { said: ["dentist", "dentists"], meant: ["dentist"] },
  { said: ["dermatologist", "dermatology", "skin doctor"], meant: ["dermatology", "dermatologist"] },
  {
    said: ["pediatrician", "pediatricians", "kids doctor", "children's doctor"],
    meant: ["pediatrician", "pediatrics"],
  },
  { said: ["braces", "orthodontist", "orthodontics"], meant: ["braces"] },
  { said: ["x-ray", "xray", "x-rays"], meant: ["x-ray"] },
  { said: ["speak", "speaks", "spoken"], meant: ["speak"] },
  { said: ["north", "north hills"], meant: ["north"] },
  { said: ["south", "south shore"], meant: ["south"] },
  { said: ["downtown", "main street"], meant: ["downtown"] },
];

/** Said in every other question and telling nothing of its subject; beside PostgreSQL's own stop words. */
export const NOISE = new Set(
  `hi hello hey please thanks thank ok okay quick question ask asking wonder wondering know tell let like want wanted
  need get got getting go going come coming do does did done can could would should will shall may might must have has
  had am is are was be been there here any some anything something someone somewhere way also just really still if
  your yours you me my mine i i'm i'd i've i'll we us our guys folks clinic clinic's office place practice riverside
  health center facility appointment appointments appt visit visits today tomorrow tonight monday tuesday wednesday
  thursday friday morning afternoon one two give given make sure able possible possibly actually maybe about regarding
  information info say says said what what's whats which who whom where when why how happens happen long many much offer
  provide available allow allowed accept take use using used doctor doctors dr see think mean guess right now work works
  don't doesn't isn't aren't can't won't didn't yes no not too very most more less and or but because since while
  y'all ya yesterday anyone anybody everyone staff still already ever again soon documents mom dad mother father another back request goes go went leave left building year years old way drop off spot
  day days time times week thing things policy policies patient patients people else kind sort type different find out up`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
