import { WORD_CLASSES } from "./word-classes.ts";

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/**
 * What a request can be about. `calendar` and `event` are spoken of by people who manage a calendar; an `occasion` is put
 * in a calendar and also sold by others ("a game"); a `trade` sells goods or services; a `tool` is what a phone or a
 * device keeps or drives; `upkeep` is care for things, which is booked much like a visit.
 */
export const OBJECT_CLASSES = {
  calendar: words(`calendar calender calendars agenda diary planner calander schedule`),
  event: words(`meeting meetings event events meetup meetups conference standup invite invites invitation
    invitations interview interviews itinerary sync syncs plans`),
  visit: WORD_CLASSES.appt,
  occasion: words(`lunch lunches luncheon dinner dinners breakfast brunch party parties lesson lessons session sessions
    gathering workout presentation seminar rehearsal wedding ceremony orientation reunion barbecue bbq picnic class
    classes lecture practice game games match concert coffee movie hike hiking run jog trip trips celebration
    festival gym yoga errands shopping vacation recital banquet webinar workshop tournament hangout retreat review
    activity activities birthday birthdays anniversary funeral church call calls chat talk training haircut
    parade nap drinks tryouts sleepover swim swimming golf soccer softball football baseball basketball volleyball
    hockey tennis skiing skating bowling camping shower playoff playdate social outing binge marathon break exam
    exams test finals quiz competition convention offsite raid cookout potluck deadline fair gala rally
    rehearsals performance checkin briefing debrief demo launch kickoff walk race meal show
    fundraiser graduation baptism housewarming festivities spa massage trivia karaoke audition`),
  trade: words(`flight flights airline airlines airport airfare plane hotel hotels motel hostel airbnb resort bus buses
    train trains taxi cab cabs uber lyft rental rentals suv sedan apartment apartments condo mortgage restaurant
    restaurants pizza burger sushi recipe recipes takeaway takeout delivery ticket tickets seat seats museum museums
    attraction attractions weather transportation convertible forecast roundtrip car cars food`),
  tool: words(`alarm alarms timer timers reminder reminders list lists todo playlist playlists song songs paycheck billing purchased music album
    podcast podcasts radio audiobook volume email emails mail inbox tweet twitter facebook text sms message messages
    contact contacts phonebook lights lamp vacuum thermostat temperature plug socket brightness color colour
    weather news joke jokes balance account bank card cards credit debit savings checking loan bills payment
    payments transfer money pto leave request requests password pin language accent speed voice nickname
    translation timezone settings bulb bulbs brightness heater fan kitchen hallway garage
    speaker speakers media track headlines stock stocks recipe order package insurance policy app phone screen wallpaper oil
    channel station uber cab taxi whisper`),
  upkeep: words(`oil tire tires tyre tyres car cars vehicle truck engine mechanic brakes brake maintenance tuneup repair
    repairs plumber`),
  /** Let by the night or the hour: ours only when no other house is named. */
  lodging: words(`room rooms suite suites table tables accommodation accommodations double twin nights`),
  /** Held for somebody by whoever gives rooms and tables; with a place named, another trade's. */
  reservation: words(`reservation reservations booking bookings cancellation`),
  /** A part of a calendar event that can be changed on its own. */
  part: words(`time date day hour location place duration start end ending length title subject name attendees attendee
    description notes note status venue room address invitees guest guests participants beginning`),
} as const;

export type ObjectClass = keyof typeof OBJECT_CLASSES;

/** Words that place something in time. Numbers are known by their digits. */
export const TIME_WORDS: ReadonlySet<string> = new Set(
  words(`monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday
    sundays mon tue tues wed thu thur thurs fri sat sun january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec today tonight tomorrow tommorow
    tomorow morning mornings noon afternoon afternoons evening evenings night midnight week weeks weekend weekends month
    months year summer winter spring fall autumn minutes minute mins hours daily weekly monthly later earlier
    christmas easter thanksgiving halloween yesterday`),
);

/** Words that make the thing after them one the speaker and the listener both know. */
export const DEFINITE_WORDS: ReadonlySet<string> = new Set(
  words(`my our the this that these those his her their 's s upcoming next last first second third`),
);

/** Words that may stand before "events" without saying of what kind they are. */
export const ANY_WORDS: ReadonlySet<string> = new Set(
  words(`any all some other more many of what which no future past new scheduled planned list calendar and or are is`),
);

/** Before the name of a place. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(words(`in near around at nearby under`));

export const PRONOUNS: ReadonlySet<string> = new Set(words(`it that this them those these one`));
