import { describe, expect, it } from "vitest";
import type { Frame } from "../../graph/frame.ts";
import { field, kinds, plan, understood, waiting } from "./testing/conversation-so-far.ts";

const known: Frame = {
  ...waiting,
  givenName: field("Ana"),
  familyName: field("Ruiz"),
  dateOfBirth: field("1988-04-03"),
  phone: field("9145550142"),
};

describe("another person's visit, said when it was read back", () => {
  it.each([
    ["L1: asks for the other's details, and no yes is left to give", ["inform"]],
    ["L1: is no yes, though there is one in it", ["affirm", "inform"]],
  ] as const)("%s", (_, acts) => {
    const { tasks, frame } = plan(understood([...acts], { frame: { forWhom: "other" } }), known);
    expect(kinds(tasks)).toEqual(["propose"]);
    expect(frame.pending).toBeNull();
    expect(frame.givenName).toBeUndefined();
    expect(frame.held).not.toBeNull();
  });

  it("a number given after a person was asked for goes with the note, and the booking goes on", () => {
    const phone = understood(["inform"], { identity: { phone: "9145550177" } });
    expect(kinds(plan(phone, known, { noted: true }).tasks)).toEqual(["update", "propose"]);
    expect(kinds(plan(phone, known).tasks)).toEqual(["propose"]);
  });

  it("'whatever insurance my wife has' is of nobody else's visit: the yes still stands", () => {
    const { facts, frame, tasks } = plan(
      understood(["inform"], {
        frame: { forWhom: "other", payer: null },
        declinedDetail: { how: "unknown", field: "payer" },
      }),
      known,
    );
    expect(facts).toContainEqual({ kind: "payer_unknown" });
    expect(kinds(tasks)).toEqual(["resume"]);
    expect(frame).toMatchObject({ givenName: known.givenName, payer: { value: null } });
    expect(frame.pending).toEqual(known.pending);
  });
});

describe("another name while a time is held", () => {
  const named = (givenName: string, familyName: string) =>
    plan(understood(["inform"], { identity: { givenName, familyName } }), known);

  it("L1: neither name the same is another person: nothing of the one before is booked for them", () => {
    const { frame, tasks } = named("Finn", "Hartl");
    expect(kinds(tasks)).toEqual(["propose"]);
    expect(frame).toMatchObject({ givenName: { value: "Finn" }, familyName: { value: "Hartl" }, pending: null });
    expect(frame.dateOfBirth).toBeUndefined();
    expect(frame.phone).toBeUndefined();
  });

  it.each([
    ["a wife", "Vroni", "Ruiz"],
    ["a son of the same initial", "Anton", "Ruiz"],
  ])("L1: %s of the same family name has a date of birth of their own", (_, givenName, familyName) => {
    const { frame, tasks } = named(givenName, familyName);
    expect(kinds(tasks)).toEqual(["propose"]);
    expect(frame.pending).toBeNull();
    expect(frame.dateOfBirth).toBeUndefined();
  });

  it.each([
    ["a changed surname", "Ana", "Olsen"],
    ["another spelling", "Anna", "Ruis"],
    ["a name more", "Ana Maria", "Ruiz-Olsen"],
  ])("%s corrects the one person", (_, givenName, familyName) => {
    expect(named(givenName, familyName).frame).toMatchObject({ dateOfBirth: known.dateOfBirth, phone: known.phone });
  });
});
