// @vitest-environment happy-dom
import { virtual } from "@guidepup/virtual-screen-reader";
import { afterEach, expect, it, vi } from "vitest";
import { type AWidget, aWidget } from "./testing/a-widget.ts";
import { fill, IDENTITY, radio, submit, TWO_O_CLOCK } from "./testing/booking.ts";

afterEach(() => virtual.stop());

/** All that is read of a part, from its start to its end. */
async function readingOf(part: HTMLElement): Promise<string[]> {
  await virtual.stop();
  await virtual.start({ container: part });
  const [first] = await virtual.spokenPhraseLog();
  do await virtual.next();
  while ((await virtual.lastSpokenPhrase()) !== first);
  const phrases = (await virtual.spokenPhraseLog()).slice(0, -1);
  return phrases.filter((phrase) => !/^(end( of)?\b|paragraph$|term$|definition$)/.test(phrase));
}

/** What the live regions said while `act` was done, once `last` was heard. */
async function heard(widget: AWidget, last: string, act: () => Promise<void>): Promise<string[]> {
  await virtual.stop();
  await virtual.start({ container: widget.find(".root") });
  await act();
  await vi.waitFor(async () => expect(await virtual.spokenPhraseLog()).toContain(`polite: ${last}`));
  const live = (await virtual.spokenPhraseLog()).filter((phrase) => /^(polite|assertive): ./.test(phrase));
  return live.map((phrase) => phrase.replace("polite: ", ""));
}

it("reads a whole booking, from the wish to the rating: what is announced, and what is found by reading on", async () => {
  const widget = await aWidget();
  const found = "Here are the next free times for a dental cleaning in the afternoon.";
  expect(await heard(widget, found, () => widget.type("I need a cleaning"))).toEqual([
    "You are chatting with an automated assistant. It is not for emergencies: call 911.",
    found,
  ]);
  expect(await readingOf(widget.find(".slots"))).toEqual([
    "form",
    "heading, Dental cleaning, level 3",
    "Downtown · Eastern Time",
    "group, Tuesday, March 10",
    "Tuesday, March 10",
    `radio, ${TWO_O_CLOCK}, not checked, position 1, set size 6`,
    "radio, Tuesday, March 10 at 2:30 PM with Jordan Kim, RDH, Downtown, not checked, position 2, set size 6",
    "radio, Tuesday, March 10 at 3:15 PM with Dr. Amara Lee, Downtown, not checked, position 3, set size 6",
    "radio, Tuesday, March 10 at 4:00 PM with Jordan Kim, RDH, Downtown, not checked, position 4, set size 6",
    "group, Wednesday, March 11",
    "Wednesday, March 11",
    "radio, Wednesday, March 11 at 2:15 PM with Dr. Amara Lee, Downtown, not checked, position 5, set size 6",
    "radio, Wednesday, March 11 at 3:45 PM with Jordan Kim, RDH, Downtown, not checked, position 6, set size 6",
    "group, Other times to ask for",
    "button, Earlier",
    "button, Later",
    "button, Other days",
  ]);

  const who = "I'm holding that time for you. Who is the visit for? I need a name, a date of birth and a phone number.";
  const choice = radio(widget, TWO_O_CLOCK);
  expect(await heard(widget, who, () => widget.tap(choice))).toEqual([`${TWO_O_CLOCK} selected.`, who]);
  // The choice is still there to be read, though it cannot be changed any more. (The simulator looks for an attribute
  // where browsers tell the property, so that it is checked is asked of the radio itself.)
  const again = await readingOf(widget.find(".slots"));
  expect(again.find((phrase) => phrase.includes(TWO_O_CLOCK))).toContain("disabled");
  expect(choice).toMatchObject({ checked: true });

  // (The simulator knows no date field; browsers tell its three parts.)
  expect(await readingOf(widget.find(".form"))).toEqual([
    "form",
    "Full name",
    "textbox, Full name, required",
    "Date of birth",
    "Date of birth",
    "Phone number",
    "textbox, Phone number, required",
    "button, Continue",
    "Or just type your answer below.",
  ]);

  const summary = "Dental cleaning with Dr. Amara Lee on Tuesday, March 10, 2026 at 2:00 PM for Ana Ruiz.";
  fill(widget, IDENTITY);
  const send = () => submit(widget, ".form");
  expect(await heard(widget, `${summary} Shall I book it?`, send)).toEqual([`${summary} Shall I book it?`]);
  const question = await readingOf(widget.find(".proposed"));
  expect(question.slice(0, 2)).toEqual(["group, Is this right?", "heading, Is this right?, level 3"]);
  expect(question.slice(-5)).toEqual([
    "We are holding this time for you:",
    "timer",
    "5:00",
    "button, Confirm booking",
    "button, Change",
  ]);

  const done = "Done. Your dental cleaning is booked.";
  const confirm = widget.button("Confirm booking");
  expect(await heard(widget, done, () => widget.press(confirm))).toEqual([done]);
  expect(await readingOf(widget.find(".booked"))).toEqual([
    "group, You're booked",
    "heading, You're booked, level 3",
    "Your reference",
    "RC-7K3M-Q2",
    "What",
    "Dental cleaning",
    "When",
    "Tuesday, March 10, 2026 at 2:00 PM",
    "Eastern Time",
    "Who",
    "Dr. Amara Lee",
    "Where",
    "Downtown",
    "12 River Street",
    "For",
    "Ana Ruiz",
    "Please arrive ten minutes early.",
  ]);
  expect(await readingOf(widget.find(".proposed"))).toContain("button, Confirm booking, disabled");

  expect(await readingOf(widget.find("form:has([name=rating])"))).toEqual([
    "form",
    "group, How did this go for you?",
    "How did this go for you?",
    "radio, 1 of 5: Poor, not checked, position 1, set size 5",
    "radio, 2 of 5: Fair, not checked, position 2, set size 5",
    "radio, 3 of 5: Good, not checked, position 3, set size 5",
    "radio, 4 of 5: Very good, not checked, position 4, set size 5",
    "radio, 5 of 5: Great, not checked, position 5, set size 5",
    "button, No, thanks",
  ]);
});
