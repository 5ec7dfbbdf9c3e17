import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTranscript } from "../../tests/transcripts/transcript.ts";
import { answerText, sentencesOf } from "./answer-text.ts";
import { type Claim, claimsIn, type Deed } from "./claims.ts";
import { adviceIn } from "./invariants/advice.ts";
import { role } from "./invariants/role.ts";
import { A_CLINIC, aCase, aTrial, aTurn, said } from "./testing/a-trial.ts";
import { readDays, tellsDay } from "./values/days.ts";
import { tellsTime } from "./values/times.ts";

const ROOT = join(import.meta.dirname, "../..");
const texts = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => [name, readFileSync(join(ROOT, folder, name), "utf8")] as const);
const conversations = texts("tests/transcripts/conversations").map(
  ([name, text]) => [name, readTranscript(text)] as const,
);
const documents = [...texts("db/seed/knowledge/riverside"), ...texts("db/seed/knowledge/harborview")];

/** Lines of the end state that can stand behind a claim. */
const LINE: Readonly<Record<Deed, RegExp>> = {
  booked: /^booked|\(undone\)|\(rescheduled\)/,
  confirmed: /confirmed$/,
  moved: /^booked/,
  cancelled: /^cancelled/,
  joined: /^waiting list/,
  left_list: /^waiting list · left/,
  late_noted: /min late$/,
  need_noted: /needs/,
  note_left: /^note for the desk/,
  messages_set: /^messages/,
};
const isBacked = ({ deed, sentence }: Claim, database: readonly string[]): boolean =>
  database.some((line) => LINE[deed].test(line) && (readDays(line).length === 0 || hasADayOf(line, sentence)));
/** Or neither tells one. */
const hasADayOf = (line: string, sentence: string): boolean =>
  readDays(sentence).length === 0 ||
  readDays(sentence).some(({ month, day }) => tellsDay(line, `2026-${pad(month)}-${pad(day)}`));
const pad = (part: number): string => String(part).padStart(2, "0");

describe.each(conversations)("what is found in a true conversation: %s", (_, { turns, database }) => {
  // The lines of a card are no sentences: a visit that stands is shown as BOOKED without anything being written.
  const answers = turns.map(({ clinic }) => clinic.replaceAll(/^ .*$/gm, ""));
  const claims = answers.flatMap(claimsIn);

  it("every success is backed by the database", () => {
    const unbacked = claims.filter((claim) => !isBacked(claim, database));
    expect(unbacked).toEqual([]);
  });

  it("every visit that was written was claimed with its day and time", () => {
    const written = database.filter((line) => /^(booked|cancelled)/.test(line));
    const unclaimed = written.filter((line) => {
      const [day] = readDays(line);
      const date = day && `${day.year}-${pad(day.month)}-${pad(day.day)}`;
      const time = line.match(/\d+:\d\d [AP]M/)?.[0];
      return !answers.some(
        (answer) => claimsIn(answer).length > 0 && date && tellsDay(answer, date) && time && answer.includes(time),
      );
    });
    expect(unclaimed.filter((line) => !line.includes("(rescheduled)"))).toEqual([]);
  });

  it("no advice, and nothing of the machine", () => {
    expect(answers.flatMap(sentencesOf).flatMap(adviceIn)).toEqual([]);
    const record = aTrial({ turns: turns.map(({ patient, clinic }) => aTurn({ move: said(patient), text: clinic })) });
    expect(role.check({ evalCase: aCase(), record, clinic: A_CLINIC })).toEqual([]);
  });
});

describe.each(documents)("what is found in a document of the clinic: %s", (_, text) => {
  const body = text.replace(/^---[\s\S]*?---/, "");
  it("no claim that something was done, and no advice", () => {
    expect(claimsIn(body)).toEqual([]);
    expect(sentencesOf(body).filter((sentence) => adviceIn(sentence).length > 0)).toEqual([]);
  });
});

it("an answer's words are its text and what its cards show, without what only a program reads", () => {
  const turn = aTurn({
    text: "Here are free times.",
    cards: [
      {
        type: "agentcare.slots",
        content: {
          visitType: "Skin check",
          timeZone: "America/New_York",
          days: [
            {
              date: "2026-03-10",
              label: "Tuesday, March 10",
              slots: [
                {
                  slotId: "secret-id",
                  time: "14:00",
                  label: "2:00 PM",
                  practitioner: "Dr. Susan Lee",
                  location: "South Shore",
                  accessibleName: "Tuesday, March 10 at 2:00 PM with Dr. Susan Lee, South Shore",
                },
              ],
            },
          ],
        },
      },
    ],
  });
  expect(answerText(turn)).toContain("Dr. Susan Lee");
  expect(answerText(turn)).not.toMatch(/secret-id|2026-03-10/);
  expect(tellsTime(answerText(turn), "14:00")).toBe(true);
});
