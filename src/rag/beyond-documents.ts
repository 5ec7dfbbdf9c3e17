/**
 * Whether a question asks for what stands in the calendar or in somebody's file: who is booked, whether a time is still
 * free, how far one's own case has come. No document of the clinic can answer it, however alike the words are, and
 * about other patients nothing may be said at all.
 */
export function isBeyondDocuments(question: string): boolean {
  // A title's dot would look like the end of the question.
  const text = question
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/\b(dr|mrs?|ms)\./g, "$1");
  return PATTERNS.some((pattern) => pattern.test(text)) && !(OF_THE_HOUSE.test(text) && !SOMEBODY.test(text));
}

/** "Is there a garage, and is it free?": what is free is no time. */
const OF_THE_HOUSE = /\b(?:garage|parking|park|wi-?fi|internet|coffee|interpreters?|masks?|forms?)\b/;
const SOMEBODY =
  /\b(?:who|whose|patients?|people|names?|booked|scheduled|slots?|appointments?|bookings?|did|has|have|my)\b/;

const BOOKED = "(?:booked|scheduled|signed up|due in|coming(?: in)?|on the (?:schedule|calendar|list))";
const APPOINTMENT = "(?:appointments?|bookings?|slots?)";
const STATE = "(?:free|open|available|taken|gone|booked|left)";

const PATTERNS: readonly RegExp[] = [
  // Who is booked, who has the three o'clock, whose appointment it is; but "who is seeing patients" is about the staff.
  new RegExp(`\\bwho(?:se|'s)?\\b[^.?!]{0,40}\\b${BOOKED}(?![\\w'])`),
  /\bwho(?:'s)?\b[^.?!]{0,20}\b(?:seeing|sees|saw) (?!patients|children|kids|adults|people)(?:dr|doctor|him|her|them)\b/,
  new RegExp(
    `\\bwho(?:'s)?\\b[^.?!]{0,20}\\b(?:has|have|had|got|took|gets|with|before|after)\\b[^.?!]{0,20}\\b(?:${APPOINTMENT}|me|mine)\\b`,
  ),
  new RegExp(`\\bwhose\\b[^.?!]{0,20}\\b${APPOINTMENT}\\b`),
  /\bwho(?:'s| is| does| did| was) (?:dr|doctor|the doctor|he|she)\b[^.?!]*\b(?:see|seeing|treat|treating)\b/,
  // How full the calendar is.
  /\bhow (?:many|much) (?:patients|appointments|bookings|people)\b(?![^.?!]*\bi\b)[^.?!]*\b(?:have|has|see|sees|seeing|booked|scheduled|today|tomorrow|with)\b/,
  new RegExp(`\\bhow many (?:times|slots|spots|openings|places)\\b[^.?!]{0,20}\\b${STATE}\\b`),
  /\bnames? of\b[^.?!]{0,15}\bpatients\b/,
  /\b(?:which|what|other|another|list of)\b[^.?!]{0,15}\b(?:patients?|people)(?:'s?)?\b[^.?!]{0,30}\b(?:booked|scheduled|appointments?|bookings?|names?|records?|results?|phone|address|see|sees|seeing|has|have|coming)\b/,
  /\ba patient (?:of yours|here|there|at)\b/,
  // A person by name or title: when they come, whether they are in.
  new RegExp(
    `\\b(?:is|are|was|when is|time is)\\b (?!there\\b|it\\b|that\\b|this\\b|you\\b|the\\b)[^.?!]{2,30}\\b${BOOKED}(?![\\w'])`,
  ),
  // Whether a time is free.
  new RegExp(
    `\\b(?:is|are|was)(?:n't)? (?:it|that|this|those|these|(?:the|that|this|my|any) (?:[\\w:]+ ){0,3}?(?:time|slot|one|spot|opening)s?|(?:the |that )?\\d{1,2}(?::\\d\\d)? ?(?:am|pm|o'clock)?(?: \\w+)?) (?:still |already |now )*${STATE}\\b`,
  ),
  /\b(?:any|a|some|more|other|next) (?:free|open|available) (?:time|slot|spot|opening|appointment)s?\b/,
  // How far one's own case has come.
  /\b(?:did|has|have|was|were) (?:my|the (?:doctor|nurse|dentist|lab|office)|dr\.?|doctor|anyone|anybody|someone|you)\b[^.?!]*\b(?:(?:go|gone|went|come|came|get) (?:through|in|back)|arrived?|received? my|(?:get|got|sent?|read|seen|see) my|wr[io]te|written|paid|been (?!(?:to|at)\b)|call(?:ed)? me|about me|find out)\b/,
];
