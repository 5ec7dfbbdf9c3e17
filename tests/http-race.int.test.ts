import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "../db/client.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { type HttpSession, openSession, request } from "./http-client.ts";
import { type ServerProcess, seedForTest, startServers } from "./server-process.ts";

const PROCESSES = 4;
const PATIENTS = 40;
const ROUNDS = 20;

let database: TestDatabase;
let servers: ServerProcess[];
let stop: () => Promise<void>;
beforeAll(async () => {
  database = await testDatabase();
  await seedForTest(database);
  ({ servers, stop } = await startServers(PROCESSES, database));
});
afterAll(async () => {
  await stop();
  await database.close();
});

interface Booked {
  status: number;
  body: { code?: string; reference?: string; alternatives?: unknown[]; params?: unknown };
}

it("R1: of 40 patients racing for one slot over HTTP from 4 processes, one books and 39 get alternatives; 20 rounds", async () => {
  const patients = await Promise.all(
    Array.from({ length: PATIENTS }, (_, at) => openSession(servers[at % PROCESSES]?.url ?? "")),
  );
  const slots = await freeSlots(patients[0] as HttpSession, ROUNDS);
  expect(slots).toHaveLength(ROUNDS);
  for (const [round, slotId] of slots.entries()) {
    const answers = await Promise.all(patients.map((patient, at) => book(patient, slotId, `Racer${round}x${at}`)));
    const won = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status !== 201);
    expect(won, `round ${round}`).toHaveLength(1);
    expect(new Set(lost.map(({ status, body }) => `${status} ${body.code}`)), `round ${round}`).toEqual(
      new Set(["409 slot_taken"]),
    );
    for (const { body } of lost) expect(body.alternatives?.length ?? 0).toBeGreaterThanOrEqual(3);
  }
  const { sql, close } = connect(database.adminUrl, { max: 1 });
  const rows = await sql`
    select practitioner_id, starts_at, count(*)::int as visits from appointments
    where status = 'booked' and booked_by like 'thread:%' group by 1, 2`;
  expect(rows).toHaveLength(ROUNDS);
  expect(rows.every(({ visits }) => visits === 1)).toBe(true);
  await close();
}, 240_000);

async function book(patient: HttpSession, slotId: string, name: string): Promise<Booked> {
  const body = {
    slotId,
    patient: { givenName: name, familyName: "Test", dateOfBirth: "1988-04-03", phone: "5550142" },
  };
  const headers = { "Idempotency-Key": randomUUID() };
  for (;;) {
    const answer = (await request(patient, "POST", "/v1/appointments", { body, headers })) as unknown as Booked;
    // A busy machine may be out of time: asked again with the same key, as clients do.
    if (answer.status !== 503) return answer;
  }
}

/** Slots that do not touch each other: one a day and practitioner. */
async function freeSlots(patient: HttpSession, count: number): Promise<string[]> {
  const chosen = new Map<string, string>();
  let cursor: string | null = null;
  while (chosen.size < count) {
    const query = new URLSearchParams({ visitType: "dental-cleaning", limit: "100", ...(cursor && { cursor }) });
    const { body } = await request(patient, "GET", `/v1/slots?${query}`);
    const page = body as { data: { id: string; date: string; practitionerId: string }[]; next_cursor: string | null };
    for (const { id, date, practitionerId } of page.data) {
      const key = `${date} ${practitionerId}`;
      if (!chosen.has(key) && chosen.size < count) chosen.set(key, id);
    }
    if (!page.next_cursor) break;
    cursor = page.next_cursor;
  }
  return [...chosen.values()];
}
