import type { DeskTopic, DialogueAct } from "../../acts.ts";
import type { ModelWish } from "../schema.ts";

/** A message that the rules are unsure of, and what a person at the desk would make of it. */
export interface HardMessage {
  message: string;
  acts: DialogueAct[];
  wishes: ModelWish[];
}

const book = (message: string): HardMessage => ({ message, acts: ["book"], wishes: ["book"] });
const ask = (message: string): HardMessage => ({ message, acts: ["ask"], wishes: ["ask"] });
const desk = (topic: DeskTopic, message: string): HardMessage => ({ message, acts: ["ask"], wishes: [topic] });
const of = (act: DialogueAct, wish: ModelWish, message: string): HardMessage => ({
  message,
  acts: [act],
  wishes: [wish],
});

/** Hints, slang and learnt English; of a few the rules know the wish and not the act. */
export const HARD_MESSAGES: readonly HardMessage[] = [
  book("my front tooth feels wobbly and I hate it"),
  book("my gums go red whenever I floss"),
  book("the mole on my shoulder looks different than before"),
  book("my boy chipped something playing hockey"),
  book("me and the dentist are overdue for a reunion"),
  book("my chompers need a once-over"),
  book("my tooth been killing me, can somebody look at it"),
  book("knee is clicking when I climb"),
  book("due for the yearly thing"),
  book("my ear keeps ringing since the concert"),
  book("hip is not what it was"),
  book("my eyelid twitches and it bugs me"),
  book("haven't had my blood pressure looked at since forever"),
  book("these braces of mine poke"),
  book("my back is done with me"),
  book("mouth hurts bad bad"),
  of("reschedule", "reschedule", "that slot you gave me is no good anymore"),
  of("reschedule", "reschedule", "the hour you picked does not suit after all"),
  of("reschedule", "reschedule", "turns out I'm abroad then"),
  of("cancel", "cancel", "I've changed my heart about coming"),
  of("lookup", "list", "when do you lot expect me"),
  of("lookup", "list", "what have you got me down for"),
  of("lookup", "list", "which day did we settle on"),
  of("late", "running_late", "stuck behind an accident, don't give my spot away"),
  of("late", "running_late", "gonna be a bit after ten"),
  of("waitlist", "waitlist_join", "I'd grab anything that opens"),
  of("waitlist", "waitlist_join", "shout if something frees up"),
  of("ask", "preparation", "do I have to starve myself beforehand"),
  of("inform", "add_need", "I'll need somebody who signs"),
  ask("which one of you is good with scaredy cats"),
  ask("is it gonna hurt"),
  ask("would it be dear"),
  ask("are the needles big"),
  ask("do you lot deal with my insurer"),
  desk("results", "nobody rang me back about my bloods"),
  desk("results", "lab numbers?"),
  desk("refill", "the chemist is out of my pills and wants word from you"),
  desk("letter", "work wants proof I was there"),
  desk("lost_item", "my specs are still on your counter I think"),
  desk("lost_item", "think I left my glasses on the chair"),
  desk("complaint", "your receptionist hung up on me"),
  desk("complaint", "the girl at the desk was rude to me"),
  desk("records", "send everything you have on me to the new place"),
  desk("referral_status", "has the big hospital got the letter yet"),
  desk("referral_status", "the paper for the specialist, did it leave"),
  desk("callback", "have somebody ring me"),
  desk("proxy", "could my sister see my file"),
  desk("lost_item", "umbrella forgotten on your chair"),
  desk("billing", "billing is a mess"),
  desk("letter", "my gym wants something on paper from you"),
  desk("callback", "somebody ought to give me a bell"),
  desk("results", "the numbers off my needle day"),
  book("squeeze a grumpy old man in somewhere will you"),
  book("pencil the twins in for whenever"),
  book("my smile could do with some love"),
  book("got a wonky crown up top"),
  book("my ticker wants its annual once-over"),
  book("could do with a tune-up"),
  desk("letter", "I think yesterday's lady forgot my paperwork"),
  desk("refill", "my pills are down to the last strip"),
  of("reschedule", "reschedule", "shove it a week"),
];

/** Messages the rules are sure of: the model has no say in them. */
export const CLEAR_MESSAGES: readonly string[] = [
  "I need a dental cleaning next Tuesday afternoon",
  "please cancel my appointment",
  "can I move my appointment to Friday",
  "do you validate parking?",
  "put me on the waitlist please",
  "I need a refill of my lisinopril",
  "thank you, bye",
  "I would like to talk to a person",
];
