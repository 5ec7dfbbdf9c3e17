import { expect, it } from "vitest";
import { createCaller, createTestApp } from "../test-app.ts";

const TOKEN = "mT4wQ9xL2pVr7ZkB5nYcJ8hGd3sFa6Ue";

it("counts each new rating of a completed outcome in its bucket, by clinic and outcome", async () => {
  const answers = [true, true, false, true];
  const { app, call, session } = await createCaller({
    runs: { feedback: async () => answers.shift() ?? false },
  });
  const rate = (body: unknown) => call("POST", `/v1/chat/threads/${session.threadId}/feedback`, { body });
  const booked = { outcome: "booked", reference: "RC-7K3M-Q2" };
  await rate({ about: booked, rating: 4 });
  await rate({ about: { ...booked, outcome: "cancelled" }, rating: 2 });
  // Stored before, and of no outcome: neither is counted.
  await rate({ about: booked, rating: 4 });
  await rate({ rating: 1 });
  const response = await app.request("/metrics");
  expect([response.status, response.headers.get("Content-Type")]).toEqual([
    200,
    expect.stringMatching(/^text\/plain; version=0\.0\.4/),
  ]);
  const lines = (await response.text()).split("\n");
  const of = (outcome: string) => lines.filter((line) => line.includes(`outcome="${outcome}"`));
  const name = "agentcare_patient_satisfaction_score";
  expect(lines).toContain(`# TYPE ${name} histogram`);
  expect(of("booked")).toEqual([
    ...[0, 0, 0, 1, 1].map(
      (count, at) => `${name}_bucket{le="${at + 1}",clinic="riverside",outcome="booked"} ${count}`,
    ),
    `${name}_bucket{le="+Inf",clinic="riverside",outcome="booked"} 1`,
    `${name}_sum{clinic="riverside",outcome="booked"} 4`,
    `${name}_count{clinic="riverside",outcome="booked"} 1`,
  ]);
  expect(of("cancelled")).toContain(`${name}_count{clinic="riverside",outcome="cancelled"} 1`);
  expect(lines.filter((line) => line.startsWith(`${name}_count`))).toHaveLength(2);
});

it("is read with its token only, where there is one", async () => {
  const { app } = createTestApp({ metricsAccess: { token: TOKEN } });
  const read = (header?: string) => app.request("/metrics", header ? { headers: { Authorization: header } } : {});
  expect((await read(`Bearer ${TOKEN}`)).status).toBe(200);
  for (const wrong of [undefined, "Bearer ", `Bearer ${TOKEN}x`, `Bearer ${TOKEN.toLowerCase()}`, TOKEN]) {
    const response = await read(wrong);
    expect([response.status, (await response.json()).code]).toEqual([401, "unauthenticated"]);
  }
});

it("is not there where nobody may read it", async () => {
  const { app } = createTestApp({ metricsAccess: "closed" });
  expect((await app.request("/metrics")).status).toBe(404);
});
