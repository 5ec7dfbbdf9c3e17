const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What a request does with its object: the head verb of a clause, in the forms people say. */
export const REQUEST_VERBS = {
  /** Puts something into a calendar, whatever it is; other trades have other verbs. */
  enter: words(`add put insert include schedule enter block mark pencil log plan create set setup indicate jot
    scheduling adding putting creating setting planning calendar initiate`),
  /** Asks for something to be had; only what it is tells from whom. */
  obtain: words(`book reserve make arrange organize organise get booking making arranging reserving request secure fix
    have throw host`),
  change: words(`change move reschedule shift postpone push delay update modify amend adjust extend switch rename
    shorten lengthen swap relocate alter edit correct revise bump replace prolong advance rearrange bring
    changing moving rescheduling updating lower increase rebook transfer changed moved updated`),
  invite: words(`invite uninvite disinvite`),
  remove: words(`cancel delete remove drop scrap erase discard clear eliminate nix unbook unschedule scratch wipe
    cancelling canceling deleting removing clean format empty`),
  take: words(`take`),
  show: words(
    `show list display view read pull open describe give tell search locate look check find see verify review`,
  ),
  respond: words(`accept decline respond rsvp`),
  meet: words(`meet see visit call`),
} as const;

/** What was or is to be done with something: "I need the meeting moved". */
export const DONE_TO: Readonly<Record<string, "book" | "reschedule" | "cancel">> = {
  scheduled: "book",
  booked: "book",
  added: "book",
  put: "book",
  created: "book",
  blocked: "book",
  moved: "reschedule",
  changed: "reschedule",
  rescheduled: "reschedule",
  extended: "reschedule",
  pushed: "reschedule",
  updated: "reschedule",
  cancelled: "cancel",
  canceled: "cancel",
  deleted: "cancel",
  removed: "cancel",
};

/** Manners and joints a clause may begin with; they ask for nothing. */
export const LEAD_WORDS: ReadonlySet<string> = words(`hi hello hey and also so okay yes yeah yep yup no then but please
  now well actually great good thanks perfect awesome sorry oh just maybe cool nice fine sure alright right hmm um uh
  correct next finally first plus excellent sweet wait shoot anyway kindly quickly again wow
  works fantastic wonderful lovely nope nah correction though`);

/** Between an opener and its verb. */
export const ADVERBS: ReadonlySet<string> =
  words(`please also just really maybe possibly perhaps kindly quickly now then
  double actually probably definitely still only go ahead and try to again`);

export const MODALS: ReadonlySet<string> = words(`can could would will may might shall should`);
export const WISHES: ReadonlySet<string> = words(
  `want need like love wish hope plan intend wanted needed require prefer wanna trying hoping planning looking`,
);
export const QUESTION_WORDS: ReadonlySet<string> = words(`when what where who whose which how why`);
export const AUXILIARIES: ReadonlySet<string> = words(
  `do does did is are was were will has have had am can could would should`,
);

/** What a person does about an invitation, or what a gathering has of people. */
export const ATTENDANCE: ReadonlySet<string> = words(`coming attending invited joining participating attend accepted
  accept declined decline responded respond response organizer organised organized organizes attendees attendee attends
  invite replied`);

/** "What is planned for Sunday?" */
export const HAPPENING: ReadonlySet<string> = words(
  `scheduled planned happening going doing booked up coming free busy meeting seeing supposed agenda listed`,
);

/** Looking for something to buy or to go to, rather than for what is in one's own calendar. */
export const SEEKING: ReadonlySet<string> = words(`interesting fun cool exciting recommend suggest nearby near around
  best good nice local popular somewhere anywhere attractions watch tickets`);
