import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ARRAY_TYPES } from "../../db/array-types.ts";
import { contactPreferences, identityFailures, identityProofs } from "../../db/schema/index.ts";
import { type ClinicFixture, createClinicFixture } from "../scheduling/testing/clinic-fixture.ts";
import { integrationSuite } from "../scheduling/testing/int-suite.ts";
import { type IdentityBench, identityBench, otherThan } from "./testing/identity-suite.ts";

const suite = integrationSuite();
let clinic: ClinicFixture;
let bench: IdentityBench;
beforeAll(async () => {
  clinic = await createClinicFixture(suite.database.ownerUrl);
});
beforeEach(() => {
  bench = identityBench(suite, clinic);
});

const NOBODY = { givenName: "Nina", familyName: "Nobody", dateOfBirth: "1970-01-01", phone: "9145550199" };

describe("a one-time code", () => {
  it("goes to the contact on file and proves the patient for half an hour", async () => {
    const { id, claim } = await bench.patient({ email: "ana@example.org" });
    const context = await bench.thread();
    const { answer, code } = await bench.ask(context, claim);
    expect(answer).toEqual({ state: "asked", expiresAt: "2026-03-02T14:10:00.000Z", attemptsLeft: 3 });
    expect(bench.outbox[0]?.to).toEqual({ email: "ana@example.org", phone: claim.phone });
    expect(await bench.check(context, code ?? "")).toEqual({
      proved: true,
      patientId: id,
      expiresAt: "2026-03-02T14:30:00.000Z",
    });
    expect(await bench.ask(context, claim)).toEqual({ answer: { state: "proved" }, code: null });
    bench.later(30);
    expect((await bench.ask(context, claim)).answer).toMatchObject({ state: "asked" });
  });

  it("fits whatever the name's case and accents and the number's punctuation", async () => {
    const { claim } = await bench.patient({ givenName: "José", phone: "914-555-0142" });
    const written = { ...claim, givenName: "JOSE", phone: "+1 (914) 555-0142" };
    expect((await bench.ask(await bench.thread(), written)).code).toMatch(/^\d{6}$/);
  });

  it("works once, for ten minutes, in its own conversation, and only the newest one", async () => {
    const { claim } = await bench.patient();
    const [context, elsewhere] = [await bench.thread(), await bench.thread()];
    const first = await bench.ask(context, claim);
    expect(await bench.check(elsewhere, first.code ?? "")).toEqual({ proved: false, reason: "expired" });
    const second = await bench.ask(context, claim);
    expect(await bench.check(context, first.code ?? "")).toMatchObject({ proved: false, reason: "wrong" });
    bench.later(10);
    expect(await bench.check(context, second.code ?? "")).toEqual({ proved: false, reason: "expired" });
    const third = await bench.ask(context, claim);
    expect(await bench.check(context, third.code ?? "")).toMatchObject({ proved: true });
    expect(await bench.check(context, third.code ?? "")).toEqual({ proved: false, reason: "expired" });
  });

  it("is stored as a salted digest only", async () => {
    const { claim } = await bench.patient();
    const [one, two] = [await bench.thread(), await bench.thread()];
    const { code } = await bench.ask(one, claim);
    await bench.ask(two, claim);
    const rows = [...(await bench.challenges(one)), ...(await bench.challenges(two))];
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(new Set(rows.map(({ codeDigest }) => codeDigest.split(".")[0])).size).toBe(2);
  });

  it("of two people of one name and birthday goes to the one whose number was given, else to neither", async () => {
    const { claim } = await bench.patient({ phone: "9145550001" });
    await bench.patient({ ...claim, phone: "9145550002" });
    const { phone: _, ...nameOnly } = claim;
    expect((await bench.ask(await bench.thread(), nameOnly)).code).toBeNull();
    expect((await bench.ask(await bench.thread(), claim)).code).toMatch(/^\d{6}$/);
    expect((await bench.ask(await bench.thread(), { ...claim, phone: "9145550003" })).code).toBeNull();
  });

  it("does not go to a number whose owner said STOP, nor to a dead address", async () => {
    const sms = identityBench(suite, clinic, { channels: ["email", "sms"] });
    const { id, claim } = await sms.patient({ email: "dead@example.org" });
    const preference = { clinicId: clinic.clinicId, patientId: id, updatedAt: sms.now() };
    await clinic.write((tx) =>
      tx.insert(contactPreferences).values([
        { ...preference, channel: "email", dead: true },
        { ...preference, channel: "sms", optedOut: true },
      ]),
    );
    expect(await sms.ask(await sms.thread(), claim)).toMatchObject({ answer: { state: "asked" }, code: null });
    expect(sms.notSent).toEqual(["no_channel"]);
  });

  it("cannot be asked for where no channel is set up, whoever asks", async () => {
    const mute = identityBench(suite, clinic, { channels: [] });
    const { claim } = await mute.patient();
    const context = await mute.thread();
    expect(await mute.ask(context, claim)).toEqual({ answer: { state: "no_channel" }, code: null });
    expect(await mute.ask(context, NOBODY)).toEqual({ answer: { state: "no_channel" }, code: null });
  });
});

describe("limits", () => {
  it("L18: three wrong codes end it for the conversation, for a patient and for nobody alike", async () => {
    const { claim } = await bench.patient();
    const told = await Promise.all(
      [claim, NOBODY].map(async (who) => {
        const context = await bench.thread();
        const { code } = await bench.ask(context, who);
        const wrong = otherThan(code);
        const answers = [await bench.check(context, wrong), await bench.check(context, wrong)];
        answers.push(await bench.check(context, wrong), await bench.check(context, code ?? wrong));
        return [...answers, (await bench.ask(context, who)).answer];
      }),
    );
    expect(told[0]).toEqual([
      { proved: false, reason: "wrong", attemptsLeft: 2 },
      { proved: false, reason: "wrong", attemptsLeft: 1 },
      { proved: false, reason: "failed" },
      { proved: false, reason: "failed" },
      { state: "failed" },
    ]);
    expect(told[1]).toEqual(told[0]);
  });

  it("the failures are the conversation's, over all its codes", async () => {
    const { claim } = await bench.patient();
    const context = await bench.thread();
    const first = await bench.ask(context, claim);
    await bench.check(context, otherThan(first.code));
    const second = await bench.ask(context, claim);
    expect(second.answer).toMatchObject({ attemptsLeft: 2 });
    await bench.check(context, otherThan(second.code));
    expect(await bench.check(context, otherThan(second.code))).toEqual({ proved: false, reason: "failed" });
  });

  it("a conversation gets three codes, a patient five an hour; then the same answer comes and nothing is sent", async () => {
    const { claim } = await bench.patient();
    const context = await bench.thread();
    const asked = [];
    for (let turn = 0; turn < 4; turn += 1) asked.push(await bench.ask(context, claim));
    expect(asked.map(({ code }) => code !== null)).toEqual([true, true, true, false]);
    expect(asked[3]?.answer).toEqual(asked[0]?.answer);
    const others = [];
    for (let turn = 0; turn < 3; turn += 1) others.push(await bench.ask(await bench.thread(), claim));
    expect(others.map(({ code }) => code !== null)).toEqual([true, true, false]);
    expect(others[2]?.answer).toEqual(others[0]?.answer);
    bench.later(61);
    expect((await bench.ask(await bench.thread(), claim)).code).toMatch(/^\d{6}$/);
  });

  it("counts a turn that is run twice once", async () => {
    const { claim } = await bench.patient();
    const context = await bench.thread();
    const request = { claim, requestId: "run-1" };
    const answers = [
      await bench.identity.requestCode(context, request),
      await bench.identity.requestCode(context, request),
    ];
    await bench.identity.settled();
    expect(answers[0]).toEqual(answers[1]);
    expect(await bench.challenges(context)).toHaveLength(1);
    const code = /\d{6}/.exec(bench.outbox[1]?.text ?? "")?.[0] ?? "";
    const check = { code: otherThan(code), requestId: "run-2" };
    const wrong = [await bench.identity.checkCode(context, check), await bench.identity.checkCode(context, check)];
    expect(wrong).toEqual([wrong[0], { proved: false, reason: "wrong", attemptsLeft: 2 }]);
    const right = { code, requestId: "run-3" };
    const proved = [await bench.identity.checkCode(context, right), await bench.identity.checkCode(context, right)];
    expect(proved[0]).toMatchObject({ proved: true });
    expect(proved[1]).toEqual(proved[0]);
  });

  it("lets only one of many guesses at once count as the right one, and never more than three be tried", async () => {
    const { claim } = await bench.patient();
    const context = await bench.thread();
    const { code } = await bench.ask(context, claim);
    const guesses = Array.from({ length: 12 }, (_, index) => bench.check(context, String(index).padStart(6, "1")));
    const outcomes = await Promise.all(guesses);
    expect(outcomes.filter((outcome) => !outcome.proved && outcome.reason === "wrong")).toHaveLength(2);
    expect(await bench.check(context, code ?? "")).toEqual({ proved: false, reason: "failed" });
    const rows = await clinic.write((tx) => tx.select().from(identityFailures));
    expect(rows.find(({ threadId }) => threadId === context.threadId)?.count).toBe(3);
  });
});

describe("X3: enumeration", () => {
  it("asking for somebody and for nobody writes the same rows and gets the same answer", async () => {
    const { claim } = await bench.patient();
    const shapes = [];
    for (const who of [claim, { ...claim, phone: "9145550000" }, { ...claim, dateOfBirth: "1990-01-01" }, NOBODY]) {
      const context = await bench.thread();
      const { answer } = await bench.ask(context, who);
      const rows = await bench.challenges(context);
      const wrong = await bench.check(context, "000000");
      shapes.push({
        answer,
        wrong,
        rows: rows.map(({ state, attempts, expiresAt, codeDigest }) => ({
          state,
          attempts,
          expiresAt,
          length: codeDigest.length,
        })),
      });
    }
    expect(shapes[0]?.rows).toHaveLength(1);
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
  });

  it("asking, checking and failing take the same statements for somebody, for nobody and over the limit", async () => {
    const statements: string[] = [];
    const sql = postgres(suite.database.url, {
      max: 1,
      types: ARRAY_TYPES,
      fetch_types: false,
      debug: (_connection, statement) => statements.push(statement),
    });
    try {
      const watched = identityBench(suite, clinic, { db: drizzle(sql) });
      const { claim } = await watched.patient();
      const said: string[][] = [];
      for (const who of [claim, NOBODY, { ...claim, phone: "9145550000" }]) {
        const context = await watched.thread();
        statements.length = 0;
        // The fourth is over the conversation's limit.
        for (let turn = 0; turn < 4; turn += 1) await watched.ask(context, who);
        for (const code of ["000001", "000002", "000003"]) await watched.check(context, code);
        said.push([...statements]);
      }
      expect(said[0]?.length).toBeGreaterThan(30);
      for (const statementsOf of said) expect(statementsOf).toEqual(said[0]);
    } finally {
      await sql.end();
    }
  });

  it("no code fits nobody, not even the one that was drawn for them", async () => {
    const known = identityBench(suite, clinic, { code: () => "424242" });
    const context = await known.thread();
    await known.ask(context, NOBODY);
    const [row] = await known.challenges(context);
    expect(row?.patientId).toBeNull();
    expect(await known.check(context, "424242")).toMatchObject({ proved: false, reason: "wrong" });
    expect(await clinic.write((tx) => tx.select().from(identityProofs))).not.toContainEqual(
      expect.objectContaining({ threadId: context.threadId }),
    );
  });
});
