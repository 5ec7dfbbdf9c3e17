import { expect, it } from "vitest";
import { NotRated, ThreadEnded, type ThreadView } from "../runs/runs.ts";
import { createCaller } from "../test-app.ts";

it("shows the conversation to its owner", async () => {
  const message = { id: "m", role: "user" as const, text: "Hi", cards: [], at: "2026-03-02T15:00:00.000Z" };
  const { call, session } = await createCaller({
    runs: {
      thread: async ({ threadId }): Promise<ThreadView> => {
        return { threadId, status: "open", messages: [message], state: { held: null }, activeRunId: null };
      },
    },
  });
  const response = await call("GET", `/v1/chat/threads/${session.threadId.toUpperCase()}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(await response.json()).toMatchObject({
    threadId: session.threadId,
    messages: [message],
    state: { held: null },
  });
});

it("does not find a conversation that was deleted", async () => {
  const { call, session } = await createCaller({ runs: { thread: async () => null } });
  expect((await call("GET", `/v1/chat/threads/${session.threadId}`)).status).toBe(404);
});

it("answers another's conversation just like one that never was (X1)", async () => {
  const [mine, other] = [await createCaller(), await createCaller()];
  const answers = await Promise.all(
    [other.session.threadId, crypto.randomUUID()].map(async (id) => {
      const { instance, ...problem } = await (await mine.call("GET", `/v1/chat/threads/${id}`)).json();
      return problem;
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
});

it("ends and clears the session's own conversation", async () => {
  const ended: unknown[] = [];
  const { call, session } = await createCaller({ runs: { endThread: async (whose) => void ended.push(whose) } });
  expect((await call("DELETE", `/v1/chat/threads/${session.threadId}`)).status).toBe(204);
  expect(ended).toEqual([session]);
});

it("takes a rating and a comment", async () => {
  const given: unknown[] = [];
  const { call, session } = await createCaller({
    runs: { feedback: async (_session, feedback) => given.push(feedback) > 0 },
  });
  const rate = (body: unknown) => call("POST", `/v1/chat/threads/${session.threadId}/feedback`, { body });
  expect((await rate({ rating: 5, comment: "Quick\u0000!" })).status).toBe(204);
  expect((await rate({ rating: 1 })).status).toBe(204);
  expect(given).toEqual([{ rating: 5, comment: "Quick!" }, { rating: 1 }]);
  for (const rating of [0, 6, 2.5, "5", null]) expect((await rate({ rating })).status).toBe(422);
  expect((await rate({ rating: 5, comment: "x".repeat(2_001) })).status).toBe(422);
  expect(given).toHaveLength(2);
  const about = { outcome: "rescheduled", reference: "RC-7K3M-Q2" };
  expect((await rate({ about, rating: 3 })).status).toBe(204);
  expect(given.at(-1)).toEqual({ about, rating: 3 });
  expect((await rate({ about: { ...about, reference: "RC\u0000-7K" }, rating: 3 })).status).toBe(204);
  expect(given.at(-1)).toEqual({ about: { ...about, reference: "RC-7K" }, rating: 3 });
  for (const wrong of [
    { ...about, reference: "x".repeat(41) },
    { ...about, outcome: "noshow" },
    { outcome: "booked" },
    { ...about, clinic: "other" },
    "booked",
  ]) {
    expect((await rate({ about: wrong, rating: 3 })).status).toBe(422);
  }
});

it.each(["already_rated", "nothing_to_rate"] as const)("says why a rating is not taken: %s", async (code) => {
  const refused = async () => {
    throw new NotRated(code, "Why.");
  };
  const { call, session } = await createCaller({ runs: { feedback: refused } });
  const response = await call("POST", `/v1/chat/threads/${session.threadId}/feedback`, { body: { rating: 5 } });
  expect([response.status, (await response.json()).code]).toEqual([409, code]);
});

it("refuses a rating of a conversation that has ended", async () => {
  const gone = async () => {
    throw new ThreadEnded("over");
  };
  const { call, session } = await createCaller({ runs: { feedback: gone } });
  const response = await call("POST", `/v1/chat/threads/${session.threadId}/feedback`, { body: { rating: 5 } });
  expect([response.status, (await response.json()).code]).toEqual([409, "thread_ended"]);
});
