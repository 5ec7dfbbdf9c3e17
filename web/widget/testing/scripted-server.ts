import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type AGUIEvent, EventType } from "@ag-ui/core";
import { type HttpBindings, serve } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import type { PublicState } from "../../../src/graph/reply.ts";
import { createChatPage } from "../../../src/http/routes/chat-page.ts";
import { createWidgetFrame } from "../../../src/http/routes/widget-frame.ts";
import { createWidgetScripts } from "../../../src/http/routes/widget-scripts.ts";
import type { TranscriptMessage } from "../../../src/http/runs/runs.ts";
import { createWidgetFiles } from "../../../src/http/widget/widget-files.ts";
import { answerOf, CLINIC, type ScriptedTurn } from "./scripted-clinic.ts";

const Input = z.object({
  threadId: z.string(),
  runId: z.uuid(),
  messages: z.tuple([z.object({ id: z.uuid(), role: z.literal("user"), content: z.string() })]),
  forwardedProps: z.object({
    agentcare: z.object({
      action: z
        .discriminatedUnion("type", [
          z.object({ type: z.literal("select_slot"), slotId: z.string() }),
          z.object({
            type: z.literal("submit_form"),
            purpose: z.enum(["identity", "code"]),
            values: z.record(z.string(), z.string()),
          }),
        ])
        .optional(),
    }),
  }),
  resume: z
    .tuple([
      z.object({
        interruptId: z.string(),
        status: z.literal("resolved"),
        payload: z.object({ approved: z.boolean() }),
      }),
    ])
    .optional(),
});

interface ScriptedRun {
  threadId: string;
  events: AGUIEvent[];
  over: boolean;
  changed: PromiseWithResolvers<void>;
}
interface ScriptedThread {
  messages: TranscriptMessage[];
  state: PublicState;
  activeRunId: string | null;
}

/** What the browser asked for, to check that it asked once. */
export interface SeenRequest {
  method: string;
  path: string;
  lastEventId: string | null;
  body: unknown;
}

/** A wrong answer to give, or null. */
type InsteadOfScript = (request: Pick<SeenRequest, "method" | "path" | "body">) => Promise<Response> | Response | null;

/**
 * The chat page over a server that speaks the real protocol from a script: runs go on without their client, frames are
 * numbered, a known run is never run again. Tests can pause an answer and cut its connection at any frame.
 */
export async function startScriptedServer({
  now = () => new Date(),
  holdMs = 5 * 60_000,
}: {
  now?: () => Date;
  holdMs?: number;
} = {}) {
  const threads = new Map<string, ScriptedThread>();
  const runs = new Map<string, ScriptedRun>();
  const seen: SeenRequest[] = [];
  const open = new Set<HttpBindings["outgoing"]>();
  let instead: InsteadOfScript = () => null;
  let gate: { after: number; opened: Promise<void>; open: () => void } | null = null;

  const directory = async (slug: string) => (slug === CLINIC.slug ? CLINIC : null);
  const widget = createWidgetFiles();
  const ownThread = (c: Context) => threads.get(c.req.header("Authorization")?.replace("Bearer token-", "") ?? "");

  async function play(runId: string, thread: ScriptedThread, turn: ScriptedTurn) {
    const run = runs.get(runId);
    if (!run) return;
    for (const event of eventsOf(run.threadId, runId, turn)) {
      if (gate && run.events.length >= gate.after) await gate.opened;
      if (run.over) return;
      run.events.push(event);
      if (event.type === EventType.RUN_FINISHED) settle(run, thread, turn);
      run.changed.resolve();
      run.changed = Promise.withResolvers();
    }
  }

  function settle(run: ScriptedRun, thread: ScriptedThread, { reply, state }: ScriptedTurn) {
    run.over = true;
    thread.activeRunId = null;
    thread.state = state;
    if (reply.text === "" && reply.cards.length === 0) return;
    thread.messages.push({
      id: crypto.randomUUID(),
      role: "assistant",
      text: reply.text,
      cards: reply.cards,
      at: now().toISOString(),
    });
  }

  function stream(c: Context<{ Bindings: HttpBindings }>, runId: string) {
    const lastEventId = c.req.header("Last-Event-ID") ?? null;
    let next = lastEventId ? Number(lastEventId.split(":")[1]) : 0;
    const run = runs.get(runId);
    if (!run) return c.json({ code: "run_not_found", detail: "There is no such run." }, 404);
    return streamSSE(c, async (out) => {
      await out.write(": hello\nretry: 2000\n\n");
      open.add(c.env.outgoing);
      for (;;) {
        while (next >= run.events.length && !run.over && !out.aborted) await run.changed.promise;
        const event = run.events[next];
        if (!event || out.aborted) return;
        next += 1;
        await out.writeSSE({ id: `${runId}:${next}`, data: JSON.stringify(event) });
      }
    });
  }

  const app = new Hono<{ Bindings: HttpBindings }>()
    .use("/v1/*", async (c, next) => {
      await next();
      // As the real one: the clock that holds expire on.
      c.header("Date", now().toUTCString());
    })
    .use("/v1/*", async (c, go) => {
      const body =
        c.req.method === "POST"
          ? await c.req.raw
              .clone()
              .json()
              .catch(() => null)
          : null;
      seen.push({ method: c.req.method, path: c.req.path, lastEventId: c.req.header("Last-Event-ID") ?? null, body });
      const other = await instead({ method: c.req.method, path: c.req.path, body });
      if (other) return other;
      await go();
    })
    .get("/v1/widget/:clinic", (c) => {
      if (c.req.param("clinic") !== CLINIC.slug)
        return c.json({ code: "not_found", detail: "There is nothing here." }, 404);
      const { name, phone, timeZone } = CLINIC;
      return c.json({ name, phone, timeZone, emergencyNumber: "911", languages: ["en"], links: [] });
    })
    .post("/v1/chat/sessions", (c) => {
      const threadId = crypto.randomUUID();
      threads.set(threadId, { messages: [], state: { held: null, pending: null, suggestions: [] }, activeRunId: null });
      return c.json({ token: `token-${threadId}`, threadId, clinic: CLINIC }, 201);
    })
    .post("/v1/chat/runs", async (c) => {
      const thread = ownThread(c);
      if (!thread) return c.json({ code: "unauthorized", detail: "The session is over." }, 401);
      const { runId, threadId, messages, forwardedProps, resume } = Input.parse(await c.req.json());
      if (!runs.has(runId)) {
        const [{ id, content }] = messages;
        const { action } = forwardedProps.agentcare;
        const turn = answerOf(
          {
            text: content,
            slotId: action?.type === "select_slot" ? action.slotId : null,
            form: action?.type === "submit_form" ? action.purpose : null,
            approved: resume ? resume[0].payload.approved : null,
          },
          thread.state,
          new Date(now().getTime() + holdMs).toISOString(),
        );
        runs.set(runId, { threadId, events: [], over: false, changed: Promise.withResolvers() });
        thread.activeRunId = runId;
        thread.messages.push({ id, role: "user", text: content, cards: [], at: now().toISOString() });
        void play(runId, thread, turn);
      }
      return stream(c, runId);
    })
    .get("/v1/chat/runs/:id/events", (c) => stream(c, c.req.param("id")))
    .post("/v1/chat/runs/:id/cancel", (c) => {
      const run = runs.get(c.req.param("id"));
      const thread = ownThread(c);
      if (!run || run.over || !thread) return c.json({ code: "run_over", detail: "It is over." }, 409);
      run.over = true;
      thread.activeRunId = null;
      for (const messageId of openMessages(run.events))
        run.events.push({ type: EventType.TEXT_MESSAGE_END, messageId });
      run.events.push({
        type: EventType.RUN_FINISHED,
        threadId: run.threadId,
        runId: c.req.param("id"),
        outcome: { type: "cancelled" },
      });
      run.changed.resolve();
      return c.body(null, 202);
    })
    .get("/v1/chat/threads/:id", (c) => {
      const thread = ownThread(c);
      if (!thread) return c.json({ code: "unauthorized", detail: "The session is over." }, 401);
      return c.json({ threadId: c.req.param("id"), status: "open", ...thread });
    })
    .delete("/v1/chat/threads/:id", (c) => {
      threads.delete(c.req.param("id"));
      return c.body(null, 204);
    })
    .get("/v1/appointments/:id/calendar.ics", (c) => {
      if (!ownThread(c)) return c.json({ code: "unauthorized", detail: "The session is over." }, 401);
      return c.body(`BEGIN:VCALENDAR\r\nUID:${c.req.param("id")}\r\nEND:VCALENDAR\r\n`, 200, {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'attachment; filename="visit-2026-03-10.ics"',
      });
    })
    .post("/v1/chat/threads/:id/feedback", (c) => c.body(null, 204))
    .route("/", createChatPage({ directory, clinics: async () => [CLINIC], widget }))
    .route("/", createWidgetFrame({ directory, widget }))
    .route("/", createWidgetScripts({ files: widget }));

  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  if (!server.listening) await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    /** Kills the connections of all streams, as a network does: without a word. */
    cutStreams() {
      for (const outgoing of open) outgoing.destroy();
      open.clear();
    },
    /** Answers stop after `events` events until the returned function is called. */
    pauseAfter(events: number) {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = { after: events, opened: promise, open: resolve };
      return () => {
        gate = null;
        resolve();
      };
    },
    /** From now on what `other` gives is answered; what it gives null for goes by the script. */
    answerInstead(other: InsteadOfScript) {
      instead = other;
    },
    /** Sessions are forgotten, as after their expiry. */
    forgetSessions: () => threads.clear(),
    async close() {
      gate?.open();
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}

function eventsOf(threadId: string, runId: string, { reply, state }: ScriptedTurn): AGUIEvent[] {
  const messageId = crypto.randomUUID();
  const words = reply.text.match(/\S+\s*/g) ?? [];
  return [
    { type: EventType.RUN_STARTED, threadId, runId },
    ...(words.length === 0
      ? []
      : [
          { type: EventType.TEXT_MESSAGE_START as const, messageId, role: "assistant" as const },
          ...words.map((delta) => ({ type: EventType.TEXT_MESSAGE_CONTENT as const, messageId, delta })),
          { type: EventType.TEXT_MESSAGE_END as const, messageId },
        ]),
    ...reply.cards.map(({ type, content }) => ({
      type: EventType.ACTIVITY_SNAPSHOT as const,
      messageId: crypto.randomUUID(),
      activityType: type,
      content: { ...content },
    })),
    { type: EventType.STATE_SNAPSHOT, snapshot: state },
    { type: EventType.RUN_FINISHED, threadId, runId, outcome: outcomeOf(state) },
  ];
}

function outcomeOf({ pending }: PublicState) {
  if (!pending) return { type: "success" as const };
  return {
    type: "interrupt" as const,
    interrupts: [
      {
        id: pending.id,
        reason: "confirmation",
        message: pending.summary,
        ...(pending.expiresAt ? { expiresAt: pending.expiresAt } : {}),
        metadata: { kind: pending.kind, holdId: pending.holdId },
      },
    ],
  };
}

/** Texts that were begun and not ended. */
function openMessages(events: AGUIEvent[]): string[] {
  const open = new Set<string>();
  for (const event of events) {
    if (event.type === EventType.TEXT_MESSAGE_START) open.add(event.messageId);
    if (event.type === EventType.TEXT_MESSAGE_END) open.delete(event.messageId);
  }
  return [...open];
}
