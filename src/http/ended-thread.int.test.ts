import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/database.ts";
import { openSession, request } from "../../tests/http-client.ts";
import { type ServerProcess, seedForTest, startServers } from "../../tests/server-process.ts";

let database: TestDatabase;
let server: ServerProcess;
let stop: () => Promise<void>;
beforeAll(async () => {
  database = await testDatabase();
  await seedForTest(database);
  const started = await startServers(1, database);
  stop = started.stop;
  server = started.servers[0] as ServerProcess;
}, 60_000);
afterAll(async () => {
  await stop?.();
  await database.close();
});

const keyed = () => ({ "Idempotency-Key": randomUUID() });
const patient = { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", phone: "555-010-0142" };

it("takes neither holds, bookings nor ratings from a conversation that was ended and cleared", async () => {
  const session = await openSession(server.url);
  const free = await request(session, "GET", "/v1/slots?visitType=dental-cleaning");
  const [first] = (free.body as { data: { id: string }[] }).data;
  const slotId = first?.id;
  const held = await request(session, "POST", "/v1/holds", { headers: keyed(), body: { slotId } });
  expect(held.status).toBe(201);
  const thread = `/v1/chat/threads/${session.threadId}`;
  expect((await request(session, "DELETE", thread)).status).toBe(204);

  const answers = [
    await request(session, "POST", "/v1/holds", { headers: keyed(), body: { slotId } }),
    await request(session, "POST", "/v1/appointments", { headers: keyed(), body: { slotId, patient } }),
    await request(session, "POST", `${thread}/feedback`, { body: { rating: 5 } }),
  ];
  for (const { status, body } of answers) expect([status, body]).toMatchObject([409, { code: "thread_ended" }]);
  // What it held is another's to take.
  const other = await openSession(server.url);
  expect((await request(other, "POST", "/v1/holds", { headers: keyed(), body: { slotId } })).status).toBe(201);
});

it("refuses a date of birth that lies ahead, with its place in the body", async () => {
  const session = await openSession(server.url);
  const free = await request(session, "GET", "/v1/slots?visitType=dental-cleaning");
  const [first] = (free.body as { data: { id: string }[] }).data;
  for (const dateOfBirth of ["2026-03-03", "1890-01-01"]) {
    const body = { slotId: first?.id, patient: { ...patient, dateOfBirth } };
    const answer = await request(session, "POST", "/v1/appointments", { headers: keyed(), body });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ pointer: "/patient/dateOfBirth" }] }]);
  }
});

it("calls the vectors well only when a Chroma answers", async () => {
  const { parts } = (await (await fetch(`${server.url}/health`)).json()) as { parts: { vectors: { status: string } } };
  expect(parts.vectors.status).toBe("degraded");
});
