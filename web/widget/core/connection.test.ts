import { describe, expect, it } from "vitest";
import { createConnection } from "./connection.ts";
import { Problem, Unreachable } from "./problem.ts";
import type { ServerEvent, Submission } from "./types.ts";

const session = { token: "secret", threadId: "t1" };
const submission: Submission = { runId: "r1", messageId: "u1", text: "Hello" };

describe("send", () => {
  it("posts one AG-UI input with the token, and delivers the events in order", async () => {
    const page = aPage([frames(1, 2, "end")]);
    await page.send();
    expect(page.requests).toHaveLength(1);
    expect(page.requests[0]).toMatchObject({
      path: "/v1/chat/runs",
      method: "POST",
      headers: { authorization: "Bearer secret", "content-type": "application/json" },
      body: {
        threadId: "t1",
        runId: "r1",
        messages: [{ id: "u1", role: "user", content: "Hello" }],
        tools: [],
        context: [],
        state: {},
        forwardedProps: { agentcare: {} },
      },
    });
    expect(page.heard).toEqual(["E1", "E2", "RUN_FINISHED"]);
  });

  it("sends a tap as its action and an answer as a resume bound to the interrupt", async () => {
    const page = aPage([frames("end"), frames("end")]);
    await page.send({ ...submission, action: { type: "select_slot", slotId: "s1" } });
    await page.send({ ...submission, answer: { interruptId: "p1", approved: false } });
    expect(page.requests[0]?.body).toMatchObject({
      forwardedProps: { agentcare: { action: { type: "select_slot", slotId: "s1" } } },
    });
    expect(page.requests[1]?.body).toMatchObject({
      resume: [{ interruptId: "p1", status: "resolved", payload: { approved: false } }],
    });
  });

  it("resumes a stream that broke off after the last event it saw, and doubles nothing", async () => {
    const page = aPage([frames(1, 2, "cut"), frames(2, 3, "cut"), frames(4, "end")]);
    await page.send();
    expect(page.heard).toEqual(["E1", "E2", "E3", "E4", "RUN_FINISHED"]);
    expect(page.requests.map(({ method, path, headers }) => [method, path, headers["last-event-id"]])).toEqual([
      ["POST", "/v1/chat/runs", undefined],
      ["GET", "/v1/chat/runs/r1/events", "r1:2"],
      ["GET", "/v1/chat/runs/r1/events", "r1:3"],
    ]);
    expect(page.connections).toContain("reconnecting");
    expect(page.connections.at(-1)).toBe("online");
  });

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    "loses and doubles nothing when every connection is cut, the first after event %i",
    async (cut) => {
      const all = Array.from({ length: 12 }, (_, index) => index + 1);
      // The second connection tells one event again, as a proxy that replays would.
      const page = aPage([
        frames(...all.slice(0, cut), "cut"),
        frames(...all.slice(cut - 1, cut + 2), "cut"),
        frames(...all.slice(cut), "end"),
      ]);
      await page.send();
      expect(page.heard).toEqual([...all.map((number) => `E${number}`), "RUN_FINISHED"]);
      expect(page.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
    },
  );

  it("does not take a clean end of the stream for the end of the run", async () => {
    const page = aPage([frames(1), frames(2, "end")]);
    await page.send();
    expect(page.heard).toEqual(["E1", "E2", "RUN_FINISHED"]);
  });

  it("sends the same run again when it cannot know whether it arrived", async () => {
    const page = aPage(["refused", frames(1, "end")]);
    await page.send();
    expect(page.requests.map(({ method }) => method)).toEqual(["POST", "POST"]);
    expect(page.requests[1]?.body).toEqual(page.requests[0]?.body);
  });

  it("waits longer after each failure, by chance, and gives up after five retries", async () => {
    const page = aPage(Array.from({ length: 9 }, () => "refused" as const));
    await expect(page.send()).rejects.toThrow(Unreachable);
    expect(page.requests).toHaveLength(6);
    expect(page.waits).toEqual([300, 600, 1200, 2400, 4800]);
  });

  it("starts counting anew whenever something came", async () => {
    const cuts = Array.from({ length: 12 }, (_, index) => frames(index + 1, "cut"));
    const page = aPage([...cuts, frames("end")]);
    await page.send();
    expect(page.heard).toHaveLength(13);
    expect(new Set(page.waits)).toEqual(new Set([300]));
  });

  it("waits as long as a busy server asks", async () => {
    const busy = problem(503, { code: "runs_busy", detail: "Busy." }, { "Retry-After": "3" });
    const page = aPage([busy, frames("end")]);
    await page.send();
    expect(page.waits).toEqual([3000]);
  });

  it("takes a refusal for an answer: it is told, not repeated", async () => {
    const page = aPage([problem(409, { code: "run_conflict", detail: "That run is another's." })]);
    const refusal = await page.send().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Problem);
    expect(refusal).toMatchObject({ status: 409, code: "run_conflict", message: "That run is another's." });
    expect(page.requests).toHaveLength(1);
  });

  it("repeats nothing of a refusal that is no problem document", async () => {
    const page = aPage([() => new Response("<html>Bad", { status: 400 })]);
    await expect(page.send()).rejects.toMatchObject({ status: 400, code: "", message: "" });
  });

  it("drops a request whose headers never come, and resumes the run", async () => {
    const page = aPage(["silent", frames(1, "cut"), "silent", frames(2, "end")]);
    const sent = page.send();
    await page.silence();
    page.late();
    await page.silence();
    page.late();
    await sent;
    expect(page.heard).toEqual(["E1", "E2", "RUN_FINISHED"]);
  });

  it("drops a stream that has gone quiet and resumes it", async () => {
    const page = aPage([frames(1, "quiet"), frames(2, "end")]);
    const sent = page.send();
    await page.quiet;
    page.late();
    await sent;
    expect(page.heard).toEqual(["E1", "E2", "RUN_FINISHED"]);
    expect(page.requests[1]?.headers["last-event-id"]).toBe("r1:1");
  });

  it("skips frames that are not events", async () => {
    const page = aPage([() => stream(["id: r1:1\ndata: not json\n\nid: r1:2\ndata: 7\n\n", ...frameTexts("end")])]);
    await page.send();
    expect(page.heard).toEqual(["RUN_FINISHED"]);
    expect(page.malformed()).toBe(2);
  });

  it("cuts an endless answer off, without another try", async () => {
    const line = `data: {"type":"TEXT_MESSAGE_CONTENT","messageId":"m1","delta":"${"x".repeat(60_000)}"}\n\n`;
    const page = aPage([() => stream(Array(170).fill(line))]);
    await expect(page.send()).rejects.toMatchObject({ code: "answer_too_long", passing: false });
    expect(page.heard.length).toBeLessThan(10);
    expect(page.requests).toHaveLength(1);
  });

  it("stops when the page goes, without another try", async () => {
    const page = aPage([frames(1, "quiet"), frames("end")]);
    const leaving = new AbortController();
    const sent = page.send(submission, leaving.signal);
    await page.quiet;
    leaving.abort(new Error("gone"));
    await expect(sent).rejects.toThrow("gone");
    expect(page.requests).toHaveLength(1);
  });
});

describe("follow", () => {
  it("replays from the first event", async () => {
    const page = aPage([frames(1, "end")]);
    await page.follow();
    expect(page.requests[0]).toMatchObject({ method: "GET", path: "/v1/chat/runs/r1/events" });
    expect(page.requests[0]?.headers["last-event-id"]).toBeUndefined();
    expect(page.heard).toEqual(["E1", "RUN_FINISHED"]);
  });

  it("refuses a run the server no longer has", async () => {
    await expect(aPage([() => new Response(null, { status: 204 })]).follow()).rejects.toMatchObject({
      code: "run_unknown",
    });
  });
});

describe("the other calls", () => {
  it("opens a session", async () => {
    const page = aPage([() => Response.json({ token: "secret", threadId: "t1", clinic: { slug: "riverside" } })]);
    expect(await page.open()).toEqual(session);
    expect(page.requests[0]).toMatchObject({ path: "/v1/chat/sessions", body: { clinic: "riverside" } });
  });

  it("D4: tells of this browser's clock, and opens without it where the server does not know the zone", async () => {
    const opened = () => Response.json({ token: "secret", threadId: "t1" });
    const page = aPage([opened, problem(422, { code: "validation_failed" }), opened], undefined, "Asia/Kolkata");
    expect(await page.open()).toEqual(session);
    expect(await page.open()).toEqual(session);
    const zone = { clinic: "riverside", timeZone: "Asia/Kolkata" };
    expect(page.requests.map(({ body }) => body)).toEqual([zone, zone, { clinic: "riverside" }]);
  });

  it("does not open twice what is refused for another reason", async () => {
    const page = aPage([problem(422, { code: "validation_failed" })]);
    await expect(page.open()).rejects.toThrow(Problem);
    const away = aPage([problem(403, {})], undefined, "Asia/Kolkata");
    await expect(away.open()).rejects.toThrow(Problem);
    expect([page.requests.length, away.requests.length]).toEqual([1, 1]);
  });

  it("tries again where what came is no session, as behind a page that asks to log in", async () => {
    const page = aPage([
      () => new Response("<html>"),
      () => Response.json({ token: 7 }),
      () => Response.json({ token: "t", threadId: "t1", clinic: {} }),
    ]);
    expect(await page.open()).toEqual({ token: "t", threadId: "t1" });
  });

  it("tries to open until the network is back, and gives up as a turn does", async () => {
    const page = aPage(["refused", problem(503, {}), () => Response.json({ token: "secret", threadId: "t1" })]);
    expect(await page.open()).toEqual(session);
    expect(page.connections).toEqual(["reconnecting", "reconnecting", "online"]);
    await expect(aPage(Array(6).fill("refused")).open()).rejects.toThrow(Unreachable);
  });

  it("tells a conversation that is no more from one that cannot be read now, which it asks for again", async () => {
    expect(await aPage([problem(401, { code: "unauthorized" })]).thread()).toBeNull();
    const view = { threadId: "t1", status: "open", messages: [], state: null, activeRunId: null };
    const page = aPage([problem(503, {}, { "Retry-After": "3" }), "refused", () => Response.json(view)]);
    expect(await page.thread()).toEqual(view);
    expect(page.waits).toEqual([3000, 600]);
    await expect(aPage(Array(6).fill(problem(503, {}))).thread()).rejects.toThrow(Unreachable);
    await expect(aPage([problem(403, {})]).thread()).rejects.toThrow(Problem);
  });

  it("wait no longer than their time for an answer whose headers never come", async () => {
    const page = aPage(["silent", () => Response.json({ token: "secret", threadId: "t1" })]);
    const opened = page.open();
    await page.silence();
    page.late();
    expect(await opened).toEqual(session);
    const asked = [
      (to: typeof page.connection) => to.identify(session, "signed"),
      (to: typeof page.connection) => to.endThread(session),
      (to: typeof page.connection) => to.cancel(session, "r1"),
      (to: typeof page.connection) => to.calendarFile(session, "/v1/appointments/a1/calendar.ics"),
      (to: typeof page.connection) => to.sendFeedback(session, "booked:RC-7K3M-Q2", { rating: 4 }),
    ];
    for (const ask of asked) {
      const silent = aPage(["silent"]);
      const answered = ask(silent.connection);
      await silent.silence();
      silent.late();
      await expect(answered).rejects.toThrow("aborted");
    }
  });

  it("reads no more of a history than can be shown, and takes nothing else for one", async () => {
    const endless = aPage([() => new Response(endlessText())]);
    await expect(endless.thread()).rejects.toMatchObject({ code: "history_too_long" });
    for (const body of ["null", "[]", '{"messages":[7]}', "<html>"]) {
      await expect(aPage(Array(6).fill(() => new Response(body))).thread()).rejects.toThrow(Unreachable);
    }
  });

  it("takes the end of a conversation that is no more for done", async () => {
    await aPage([problem(404, {})]).connection.endThread(session);
    await expect(aPage([problem(500, {})]).connection.endThread(session)).rejects.toThrow(Problem);
  });

  it("says whether a run could be stopped", async () => {
    expect(await aPage([() => new Response(null, { status: 202 })]).connection.cancel(session, "r1")).toBe(true);
    expect(await aPage([problem(409, {})]).connection.cancel(session, "r1")).toBe(false);
  });

  it("fetches a calendar file with the token, under the name the server gives it", async () => {
    const headers = { "Content-Disposition": 'attachment; filename="visit-2026-03-10.ics"' };
    const page = aPage([() => new Response("BEGIN:VCALENDAR", { headers })]);
    const file = await page.connection.calendarFile(session, "/v1/appointments/a1/calendar.ics");
    expect([file.name, await file.content.text()]).toEqual(["visit-2026-03-10.ics", "BEGIN:VCALENDAR"]);
    expect(page.requests[0]).toMatchObject({
      method: "GET",
      path: "/v1/appointments/a1/calendar.ics",
      headers: { authorization: "Bearer secret" },
    });
  });

  it("takes no name from the server that could be a path, and says why it got no file", async () => {
    const headers = { "Content-Disposition": 'attachment; filename="../../run.sh"' };
    const gone = problem(404, { code: "appointment_not_found", detail: "That visit could not be found." });
    const { connection } = aPage([() => new Response("BEGIN:VCALENDAR", { headers }), gone]);
    const url = "/v1/appointments/a1/calendar.ics";
    expect((await connection.calendarFile(session, url)).name).toBe("visit.ics");
    await expect(connection.calendarFile(session, url)).rejects.toMatchObject({
      message: "That visit could not be found.",
    });
  });

  it.each([
    "https://elsewhere.example/v1/appointments/a1/calendar.ics",
    "//elsewhere.example/v1/appointments/a1/calendar.ics",
    "/v1/appointments/../../elsewhere/calendar.ics",
    "/v1/clinics",
  ])("sends the token nowhere but to a visit's calendar file: %s", async (url) => {
    const page = aPage([]);
    await expect(page.connection.calendarFile(session, url)).rejects.toThrow("not the address");
    expect(page.requests).toEqual([]);
  });

  it("rates what was done by its kind and the visit's reference", async () => {
    const page = aPage([() => new Response(null, { status: 204 })]);
    await page.connection.sendFeedback(session, "cancelled:RC-7K3M-Q2", { rating: 4, comment: "Quick." });
    const body = { about: { outcome: "cancelled", reference: "RC-7K3M-Q2" }, rating: 4, comment: "Quick." };
    expect(page.requests).toMatchObject([{ path: "/v1/chat/threads/t1/feedback", method: "POST", body }]);
  });

  it("reads the server's clock from its answers", async () => {
    const dates: number[] = [];
    const date = new Date("2026-03-02T09:00:00Z");
    const page = aPage([() => new Response(null, { headers: { Date: date.toUTCString() } })], (at) => dates.push(at));
    await page.connection.sendFeedback(session, "booked:RC-7K3M-Q2", { rating: 5 });
    expect(dates).toEqual([date.getTime() + 999]);
  });
});

type Part = number | "end" | "cut" | "quiet";
type Answer = "refused" | "silent" | (() => Response) | { parts: Part[] };

const frames = (...parts: Part[]): Answer => ({ parts });
const problem =
  (status: number, body: Record<string, unknown>, headers: Record<string, string> = {}): (() => Response) =>
  () =>
    Response.json(body, { status, headers: { "Content-Type": "application/problem+json", ...headers } });

const endlessText = () => {
  const spaces = new TextEncoder().encode(" ".repeat(512 * 1024));
  return new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(spaces) });
};

function frameTexts(...parts: Part[]): string[] {
  return parts.flatMap((part) => {
    if (typeof part === "number") return [`id: r1:${part}\ndata: {"type":"E${part}"}\n\n`];
    return part === "end" ? ['id: r1:99\ndata: {"type":"RUN_FINISHED"}\n\n'] : [];
  });
}

function stream(texts: string[], last?: (controller: ReadableStreamDefaultController<Uint8Array>) => void): Response {
  const waiting = texts.map((text) => new TextEncoder().encode(text));
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = waiting.shift();
      if (next) controller.enqueue(next);
      else if (last) last(controller);
      else controller.close();
    },
  });
  return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
}

/** A connection whose server gives the listed answers, one a request; time passes only when told. */
function aPage(answers: Answer[], onDate?: (at: number) => void, timeZone?: string) {
  const requests: { method: string; path: string; headers: Record<string, string>; body: unknown }[] = [];
  const heard: string[] = [];
  const connections: string[] = [];
  const waits: number[] = [];
  const quiet = Promise.withResolvers<void>();
  let silent = Promise.withResolvers<void>();
  let late = () => {};
  let malformed = 0;

  const fetch = async (input: string | URL | Request, init: RequestInit = {}) => {
    const headers = Object.fromEntries(new Headers(init.headers).entries());
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    requests.push({ method: init.method ?? "GET", path: String(input), headers, body });
    const answer = answers.shift();
    if (answer === undefined) throw new Error("The page asked once more than expected.");
    if (answer === "refused") throw new TypeError("fetch failed");
    if (answer === "silent") {
      silent.resolve();
      return new Promise<Response>((_, reject) => {
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    }
    if (typeof answer === "function") return answer();
    const ending = answer.parts.at(-1);
    return stream(frameTexts(...answer.parts), (controller) => {
      if (ending === "cut") controller.error(new TypeError("network error"));
      else if (ending !== "quiet") controller.close();
      else {
        // A real body fails when its request is aborted.
        init.signal?.addEventListener("abort", () => controller.error(init.signal?.reason));
        quiet.resolve();
      }
    });
  };
  const connection = createConnection({
    fetch,
    wait: async (ms) => {
      waits.push(ms);
    },
    random: () => 0.5,
    startTimer: (_ms, ring) => {
      late = ring;
      return () => {};
    },
    ...(timeZone ? { timeZone } : {}),
    ...(onDate ? { onDate } : {}),
  });
  const listener = {
    event: ({ type }: ServerEvent) => heard.push(type),
    malformed: () => {
      malformed++;
    },
    connection: (state: string) => connections.push(state),
  };
  const staying = new AbortController().signal;
  return {
    connection,
    requests,
    heard,
    connections,
    waits,
    quiet: quiet.promise,
    /** Resolves at the next request that nobody answers. */
    async silence() {
      await silent.promise;
      silent = Promise.withResolvers();
    },
    late: () => late(),
    malformed: () => malformed,
    open: () => connection.openSession("riverside", listener, staying),
    send: (what = submission, signal = staying) => connection.send(session, what, listener, signal),
    thread: () => connection.thread(session, listener, staying),
    follow: () => connection.follow(session, "r1", listener, staying),
  };
}
