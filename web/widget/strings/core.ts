/** The sentences that the conversation itself says, whatever draws it. */
export interface CoreStrings {
  /** Where nothing better is known. */
  somethingWrong: string;
  /** A turn that the patient stopped before it said anything. */
  stopped: string;
  /** The events of a run are no longer kept. */
  answerGone: string;
  /** A run that was going on before the page was loaded could not be followed. */
  answerNotLoaded: string;
  /** The session or its thread is no more. */
  conversationEnded: string;
  conversationEndedBooked: string;
  /** Nobody answered; what was said can be sent again. */
  unreachable: string;
  /** Spoken twice at most while a time is held. */
  holdLastMinute: string;
  holdOver: string;
}

export const coreEnglish: CoreStrings = {
  somethingWrong: "Something went wrong. Please try again.",
  stopped: "Stopped.",
  answerGone: "That answer is no longer available.",
  answerNotLoaded: "The answer could not be loaded.",
  conversationEnded: "This conversation has ended.",
  conversationEndedBooked: "This conversation has ended. What was booked stays booked.",
  unreachable: "We could not reach the clinic. Your message is kept; sending it again books nothing twice.",
  holdLastMinute: "One minute left to confirm this time.",
  holdOver: "The time is no longer held for you. You can still ask for it.",
};
