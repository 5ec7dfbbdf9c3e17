import { describe, expect, it } from "vitest";
import type { TurnRecord } from "../../trial.ts";
import {
  A_CLINIC,
  aCase,
  appointmentCard,
  aTrial,
  aTurn,
  aVisit,
  aWrite,
  booking,
  proposing,
} from "../testing/a-trial.ts";
import { successWords } from "./success-words.ts";

const check = (...turns: TurnRecord[]) =>
  successWords.check({ evalCase: aCase(), record: aTrial({ turns }), clinic: A_CLINIC }).map(({ message }) => message);
const says = (text: string, of: Partial<TurnRecord> = {}) => aTurn({ text, ...of });
const listed = [{ name: "list_appointments", args: {}, refusal: null }];

describe("words of success", () => {
  it("are true when the row is written in that turn, or was before", () => {
    expect(check(proposing(), booking())).toEqual([]);
    const again = says("You're booked: Dental cleaning on Tuesday, March 10 at 10:00 AM.", {
      cards: [appointmentCard()],
    });
    expect(check(proposing(), booking(), again)).toEqual([]);
  });

  it("are found before the commit, in the text and on the card", () =>
    expect(check(booking({ writes: [] }))).toEqual([
      expect.stringContaining("says that something is done (booked) and no such row was written"),
      "a card shows a visit as booked (Tuesday, March 10 at 10:00 AM) and no such row was written",
    ]));

  it.each([
    "You're booked for Tuesday!",
    "Great news, your appointment has been scheduled.",
    "I've booked that for you.",
    "I have gone ahead and booked it.",
    "All set! See you on Tuesday.",
    "Your appointment is confirmed for March 10.",
    "We’ve got you down for 10 am.",
    "Booking confirmed.",
    "Done, it is booked.",
    "I've moved your visit to Friday.",
    "Your visit has been rescheduled.",
    "Your cleaning is cancelled.",
    "I have cancelled both visits.",
    "You're on the waiting list.",
    "I've added you to the waitlist.",
    "You are no longer on the list.",
    "I've noted that you will be late.",
    "I have arranged an interpreter for you.",
    "I've left a note for the desk.",
    "I have told the nurse.",
    "We'll send you no more messages.",
    "No problem, you're booked.",
  ])("are found in %j", (text) => expect(check(says(text))).not.toEqual([]));

  it.each([
    "Shall I book it?",
    "Nothing was booked or changed.",
    "All right, I've stopped. Nothing was booked or changed by that.",
    "Once it is booked you get a message.",
    "Your visit isn't booked yet.",
    "That time has just been booked by somebody else.",
    "A visit can be cancelled up to 24 hours before.",
    "If your visit is cancelled, we call you.",
    "I couldn't book it, so nothing has been moved.",
    "Shall I put you on the waiting list?",
    "To put you on the waiting list, I need your name.",
    "Everything you asked for is taken. The next free day we found is Wednesday.",
    "There is already a visit booked for this patient at that time.",
    "When you're on the waiting list, we write to you.",
    "I'm holding Monday at 9:00 AM for you.",
    "Your visit will be confirmed by e-mail.",
  ])("are not in %j", (text) => expect(check(says(text))).toEqual([]));

  it("must be of the same visit: a week off is not what was written", () => {
    const late = "You're booked: Dental cleaning on Tuesday, March 17 at 10:00 AM.";
    expect(check(booking({ text: late, cards: [] }))).toHaveLength(1);
    expect(check(booking({ cards: [appointmentCard({ when: "Tuesday, March 17 at 10:00 AM" })] }))).toHaveLength(1);
  });

  it("must be of the same deed", () => {
    expect(check(booking({ text: "Your visit is cancelled.", cards: [] }))).toHaveLength(1);
    const cancelled = aWrite(aVisit({ status: "cancelled" }), "cancelled");
    expect(check(says("Your visit is cancelled.", { writes: [cancelled] }))).toEqual([]);
    expect(check(says("You're booked.", { writes: [cancelled] }))).toHaveLength(1);
  });

  it("may tell of visits there are, once they were read, but not as done just now", () => {
    const card = appointmentCard({ when: "Friday, March 13 at 1:30 PM" });
    expect(check(says("Here it is.", { cards: [card], tools: listed }))).toEqual([]);
    expect(check(says("Here it is.", { cards: [card] }))).toHaveLength(1);
    expect(check(says("Your visit is booked for Friday.", { tools: listed }))).toEqual([]);
    expect(check(says("You're booked for Friday.", { tools: listed }))).toHaveLength(1);
    const refused = [{ name: "list_appointments", args: {}, refusal: "not_authorised" }];
    expect(check(says("Your visit is booked for Friday.", { tools: refused }))).toHaveLength(1);
    expect(check(says("Your visit is cancelled.", { tools: listed }))).toHaveLength(1);
  });
});
