import { createPrivateKey, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, withClinic } from "../../db/client.ts";
import { listAppointmentViews } from "../../db/queries/appointments.ts";
import { readPatient } from "../../db/queries/patients.ts";
import { changePortalKeys } from "../../db/queries/portal.ts";
import { identityProofs } from "../../db/schema/index.ts";
import { type Answer, type TestAgentCare, testAgentCare } from "../../tests/agentcare.ts";
import { createRealApp } from "../../tests/real-app.ts";
import { newPortalKey } from "./auth/portal-key.ts";

let care: TestAgentCare;
let edge: ReturnType<typeof createRealApp>;
const { key, privateKey } = newPortalKey(new Date());
beforeAll(async () => {
  care = await testAgentCare();
  const owner = connect(care.database.ownerUrl, { max: 1 });
  await changePortalKeys(owner.db, care.clinicId, () => [key]);
  await owner.close();
  edge = createRealApp(care);
}, 60_000);
afterAll(() => care.close());

type Chat = Awaited<ReturnType<TestAgentCare["open"]>>;

const vouchFor = (claims: object, jti: string = randomUUID()): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "EdDSA", kid: key.id })
    .setAudience("riverside")
    .setIssuedAt()
    .setExpirationTime("5m")
    .setJti(jti)
    .sign(createPrivateKey(privateKey));

const identify = ({ session }: Chat, token: string) =>
  edge.post(session, `/v1/chat/threads/${session.threadId}/identity`, { token });

/** What the conversation has proved is over, as it is after half an hour. */
const endProof = ({ session: { clinicId, threadId } }: Chat) =>
  withClinic(care.system.db, clinicId, async (tx) => {
    const ended = { expiresAt: care.system.clock() };
    const rows = await tx.update(identityProofs).set(ended).where(eq(identityProofs.threadId, threadId)).returning();
    expect(rows).toHaveLength(1);
  });

/** Patients who have exactly one coming visit, booked elsewhere. */
async function knownPatients(count: number) {
  return withClinic(care.system.db, care.clinicId, async (tx) => {
    const from = new Date("2026-03-02T14:00:00Z");
    const views = await listAppointmentViews(tx, { clinicId: care.clinicId, status: "booked", from, limit: 10_000 });
    const visits = views.map(({ appointment }) => appointment);
    const single = visits.filter(
      ({ patientId }) => visits.filter((other) => other.patientId === patientId).length === 1,
    );
    return Promise.all(
      // Late enough to be cancelled here.
      single
        .filter(({ startsAt }) => startsAt > new Date("2026-03-06T00:00:00Z"))
        .slice(0, count)
        .map(async ({ reference, patientId }) => {
          const patient = await readPatient(tx, care.clinicId, patientId);
          if (!patient) throw new Error("A visit has no patient.");
          const { givenName, familyName, dateOfBirth, phone } = patient;
          const claims = {
            given_name: givenName,
            family_name: familyName,
            birthdate: dateOfBirth,
            phone_number: phone,
          };
          return { ...patient, reference, claims };
        }),
    );
  });
}

describe("a patient whom the clinic's portal vouches for", () => {
  it("sees and cancels their visits without a code and without saying who they are", async () => {
    const [ana] = await knownPatients(1);
    const chat = await care.open();
    expect(await identify(chat, await vouchFor(ana?.claims ?? {}))).toBe(204);
    const listed = await chat.say("what visits do I have?");
    expect(listed.form).toBeNull();
    expect(listed.text).toContain(ana?.reference);
    const asked = await chat.say("Please cancel my visit");
    expect(asked.text).toContain("Shall I cancel this visit");
    expect([asked.form, asked.appointment?.status]).toEqual([null, "proposed"]);
    expect((await chat.say("yes")).appointment).toMatchObject({ status: "cancelled", reference: ana?.reference });
  });

  it("books without being asked for what the portal said, and is still asked for whom else a visit is", async () => {
    const [, ben] = await knownPatients(2);
    const chat = await care.open();
    expect(await identify(chat, await vouchFor({ patient_id: ben?.id }))).toBe(204);
    await chat.say("I need a dental cleaning in April");
    const proposal = await chat.say("the first one");
    expect(proposal.form).toBeNull();
    expect(proposal.appointment).toMatchObject({
      status: "proposed",
      patientName: `${ben?.givenName} ${ben?.familyName}`,
    });

    const parent = await care.open();
    await identify(parent, await vouchFor({ patient_id: ben?.id }));
    await parent.say("I need a dental cleaning in April for my son");
    const who = await parent.say("the first one");
    expect(who.form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ["name", undefined],
      ["dateOfBirth", undefined],
      ["phone", undefined],
    ]);
  });

  it("is asked again, and hears nothing of the record, once the proof has ended", async () => {
    const [, , cleo] = await knownPatients(3);
    if (!cleo) throw new Error("The demo clinic has too few patients.");
    const asked = ["name", "dateOfBirth", "phone"].map((name) => [name, undefined]);
    const ofTheRecord = [`${cleo.givenName} ${cleo.familyName}`, cleo.dateOfBirth, "born ", cleo.phone.slice(-4)];
    const nothingOf = ({ text, appointment, form, state }: Answer) => {
      const heard = JSON.stringify({ text, appointment, form: form?.fields, state: state.pending });
      for (const secret of ofTheRecord) expect(heard).not.toContain(secret);
    };

    // Named while the proof held, never asked for anything: the session is what is left of it.
    const later = await care.open();
    await identify(later, await vouchFor({ patient_id: cleo.id }));
    await later.say("What are your opening hours?");
    await endProof(later);
    nothingOf(await later.say("I need a dental cleaning in April"));
    const who = await later.say("the first one");
    nothingOf(who);
    expect(who.form?.fields.map(({ name, value }) => [name, value])).toEqual(asked);

    // Read out for a yes while it held: the yes of whoever is there now writes nothing.
    const midway = await care.open();
    await identify(midway, await vouchFor({ patient_id: cleo.id }));
    await midway.say("I need a dental cleaning in April");
    expect((await midway.say("the first one")).appointment).toMatchObject({ status: "proposed" });
    await endProof(midway);
    const after = await midway.say("yes");
    nothingOf(after);
    expect(after.appointment?.status).not.toBe("booked");
    expect(after.form?.fields.map(({ name, value }) => [name, value])).toEqual(asked);
  });

  it("is refused what only a signature may prove", async () => {
    const [ana, ben] = await knownPatients(2);
    const [mine, other] = [await care.open(), await care.open()];
    const stranger = {
      given_name: "Nobody",
      family_name: "Atall",
      birthdate: "1990-01-01",
      phone_number: "5550000000",
    };
    expect(await identify(mine, await vouchFor(stranger))).toBe("identity_unknown");
    expect(await identify(mine, await vouchFor({ patient_id: randomUUID() }))).toBe("identity_unknown");
    expect(await identify(mine, await vouchFor({ ...ana?.claims, phone_number: "+1 999 999 9999" }))).toBe(
      "identity_unknown",
    );
    const token = await vouchFor(ana?.claims ?? {});
    // The signature of one, the words of another.
    const [header, , signature] = token.split(".");
    const payload = (await vouchFor(ben?.claims ?? {})).split(".")[1];
    expect(await identify(mine, `${header}.${payload}.${signature}`)).toBe("identity_wrong_key");
    expect((await mine.say("what visits do I have?")).text).not.toContain(ana?.reference);

    expect(await identify(mine, token)).toBe(204);
    // Its answer got lost, and the page sends it again; elsewhere it is worth nothing, also after the first is cleared.
    expect(await identify(mine, token)).toBe(204);
    expect(await identify(other, token)).toBe("identity_token_used");
    expect(await identify(mine, await vouchFor(ben?.claims ?? {}))).toBe("identity_other_patient");
    await care.system.runs.endThread(mine.session);
    expect(await identify(other, token)).toBe("identity_token_used");
    expect(await identify(mine, await vouchFor(ana?.claims ?? {}))).toBe("thread_ended");
    expect((await other.say("what visits do I have?")).text).not.toContain(ana?.reference);
  });

  it("of ten conversations with one token is one", async () => {
    const [ana] = await knownPatients(1);
    const token = await vouchFor(ana?.claims ?? {});
    const chats = await Promise.all(Array.from({ length: 10 }, () => care.open()));
    const answers = await Promise.all(chats.map((chat) => identify(chat, token)));
    expect(answers.filter((answer) => answer === 204)).toHaveLength(1);
    expect(answers.filter((answer) => answer === "identity_token_used")).toHaveLength(9);
  });

  it("is nobody of another clinic", async () => {
    const [ana] = await knownPatients(1);
    const elsewhere = await care.open("harborview");
    expect(await identify(elsewhere, await vouchFor(ana?.claims ?? {}))).toBe("identity_wrong_key");
  });
});
