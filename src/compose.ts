import { hostname } from "node:os";
import { connect, withClinic } from "../db/client.ts";
import { openDatabase } from "../db/open.ts";
import { clinicIds, clinicTimeZone, findClinicByKey, findClinicId, listClinics } from "../db/queries/clinics.ts";
import { updateQueuedHandoff } from "../db/queries/handoffs.ts";
import { findActiveHold } from "../db/queries/holds.ts";
import { readPortalClinic } from "../db/queries/portal.ts";
import { insertHandoff } from "../db/queries/threads.ts";
import { seedIfEmpty } from "../db/seed/seed-if-empty.ts";
import type { Config } from "./config.ts";
import { createCheckpointer } from "./graph/checkpointer.ts";
import { createConversationGraph } from "./graph/conversation.ts";
import { describeTurn } from "./graph/describe-turn.ts";
import { createTurn } from "./graph/turn.ts";
import { isClinicKey } from "./http/auth/clinic-key.ts";
import { answerRedFlags } from "./http/runs/answer-red-flags.ts";
import { createRuns } from "./http/runs/create-runs.ts";
import { createRunLog } from "./http/runs/run-log.ts";
import { createRunTurns } from "./http/runs/run-turns.ts";
import { newCode } from "./identity/code.ts";
import { createIdentity } from "./identity/identity.ts";
import { createOllama } from "./llm/llm.ts";
import { codeMessage } from "./locales/en/identity.ts";
import { englishMessages } from "./locales/en/messages.ts";
import { setUpMessenger } from "./messaging/set-up-messenger.ts";
import { createJobHandlers } from "./outbox/handlers.ts";
import { createSetMessages } from "./outbox/message-preferences.ts";
import { createOutbox } from "./outbox/outbox.ts";
import { type Clock, createClock, systemClock } from "./platform/clock.ts";
import { createLocalFanOut } from "./platform/fan-out.ts";
import { createFaultReport } from "./platform/fault-report.ts";
import { derivedId, newRandomId, newRowId } from "./platform/ids.ts";
import { createLogger } from "./platform/logger.ts";
import { createRedisFanOut } from "./platform/redis-fan-out.ts";
import { againWhenLost } from "./platform/resilience/again-when-lost.ts";
import { createLangSmithTracer } from "./platform/telemetry/langsmith.ts";
import { disableAmbientTracing } from "./platform/telemetry/no-ambient-tracing.ts";
import { traceTurns } from "./platform/telemetry/trace-turns.ts";
import { createAnswerer } from "./rag/answer.ts";
import { startChroma } from "./rag/chroma-server.ts";
import { createEmbeddingModels } from "./rag/embeddings.ts";
import { createRetriever } from "./rag/retrieve.ts";
import { createVectorSearch } from "./rag/vector-search.ts";
import { createFindClosures } from "./scheduling/closures.ts";
import { createScheduling } from "./scheduling/scheduling.ts";
import { createStaffScheduling } from "./scheduling/staff/staff-scheduling.ts";
import { createWaitlist } from "./scheduling/waitlist/waitlist.ts";
import { createTools } from "./tools/tools.ts";
import { createCascade } from "./understanding/cascade.ts";
import { createModelTier } from "./understanding/model.ts";
import { createRulesTier } from "./understanding/rules/rules-tier.ts";

/** A clock fixed without a zone of its own is the demo clinic's wall clock. */
const DEMO_CLINIC = "riverside";

/**
 * Everything but listening: the parts of one process, put together. The server and the commands use the same ones.
 * `log` takes lines for a person at a terminal; `quiet` is for commands: the structured log from warnings up, and no
 * Chroma of our own; `clock` goes before AGENTCARE_NOW, for tests in which time passes.
 */
export async function compose(
  config: Config,
  { log, quiet = false, clock: given }: { log: (line: string) => void; quiet?: boolean; clock?: Clock },
) {
  // LangChain traces whatever it runs, texts and all, when it finds its variables; ours sends none.
  const ambient = disableAmbientTracing();
  if (ambient.length > 0) log(`Ignored, because it would send patients' words away: ${ambient.join(", ")}.`);
  const logger = createLogger({ level: quiet && config.LOG_LEVEL === "info" ? "warn" : config.LOG_LEVEL });
  const faults = createFaultReport(logger);
  const { report } = faults;
  const database = await openDatabase({ databaseUrl: config.DATABASE_URL, dataDir: config.AGENTCARE_DATA_DIR, log });
  const today = (config.AGENTCARE_NOW ?? Temporal.Now.plainDateISO().toString()).slice(0, 10);
  if (database.embedded) await seedIfEmpty(database.ownerUrl, { today, log });

  const { db, close: closeDb } = connect(database.appUrl, { max: config.DB_POOL_MAX });
  const timeZone = (await clinicTimeZone(db, DEMO_CLINIC)) ?? "UTC";
  const clock = given ?? createClock({ now: config.AGENTCARE_NOW, timeZone });
  const fanOut = config.REDIS_URL ? createRedisFanOut({ url: config.REDIS_URL, logger }) : createLocalFanOut();
  const llm = createOllama({
    urls: config.OLLAMA_URLS,
    model: config.OLLAMA_MODEL,
    embedModel: config.OLLAMA_EMBED_MODEL,
    firstTokenMs: config.LLM_FIRST_TOKEN_MS,
    totalMs: config.LLM_TOTAL_MS,
    concurrency: {
      understand: { max: config.LLM_CONCURRENCY, queue: config.LLM_QUEUE },
      faq: { max: config.LLM_CONCURRENCY, queue: config.LLM_QUEUE },
    },
    now: () => performance.now(),
  });

  const scheduling = createScheduling({ db, now: clock, ids: newRowId });
  const findClosures = createFindClosures(
    { db, now: clock, ids: newRowId },
    async (clinicId) => (await scheduling.directory(clinicId)).locations,
  );
  const staffScheduling = createStaffScheduling({ db, now: clock, ids: newRowId });
  const messenger = setUpMessenger(config, log);
  const identity = createIdentity({
    db,
    messenger,
    now: clock,
    newCode,
    clinicName: async (clinicId) => (await scheduling.directory(clinicId)).name,
    codeMessage,
    notSent: (clinicId, code) => logger.warn("code_not_sent", { clinicId, code }),
    report,
  });
  const waitlist = createWaitlist({
    db,
    now: clock,
    ids: newRowId,
    offerMinutes: config.OFFER_MINUTES,
    directory: scheduling.directory,
  });
  const outbox = createOutbox({
    db,
    clinics: () => clinicIds(db),
    handlers: createJobHandlers({
      db,
      waitlist,
      messenger,
      messages: englishMessages,
      now: clock,
      ids: newRowId,
      reminderHours: config.REMINDER_HOURS,
      quietHours: config.QUIET_HOURS,
    }),
    now: clock,
    pollMs: config.OUTBOX_POLL_MS,
    report,
  });
  const stopping = new AbortController();
  const chroma =
    !quiet && !config.CHROMA_URL
      ? startChroma({ dataDir: config.AGENTCARE_DATA_DIR, log, signal: stopping.signal })
      : null;
  const chromaUrl = config.CHROMA_URL ?? chroma?.then((server) => server?.url ?? null);
  const vectorSearch = chromaUrl
    ? createVectorSearch({
        db,
        url: chromaUrl,
        models: createEmbeddingModels({ embedder: llm, model: config.OLLAMA_EMBED_MODEL }),
        now: () => performance.now(),
        log,
      })
    : null;
  const retriever = createRetriever({ db, now: clock, ...(vectorSearch && { searchVectors: vectorSearch.search }) });
  const { answer } = createAnswerer({ retriever, llm, report });
  const { understand } = createCascade({
    rules: createRulesTier(),
    model: createModelTier({ llm }),
    threshold: config.UNDERSTANDING_THRESHOLD,
    mode: config.UNDERSTANDING,
  });

  const checkpointer = createCheckpointer({ url: database.appUrl, max: config.DB_POOL_MAX, report });
  const graph = createConversationGraph({
    understand,
    directory: scheduling.directory,
    tools: createTools({
      scheduling,
      identity,
      waitlist,
      setMessages: createSetMessages({ db, now: clock }),
      answer,
      findClosures,
      updateHandoff: ({ clinicId, threadId, frame }) =>
        withClinic(db, clinicId, (tx) => updateQueuedHandoff(tx, clinicId, threadId, frame)),
      queueHandoff: ({ runId, ...handoff }) =>
        againWhenLost(() =>
          withClinic(db, handoff.clinicId, (tx) =>
            insertHandoff(tx, { ...handoff, id: derivedId(handoff.threadId, runId), at: clock() }),
          ),
        ),
      report,
    }),
    checkpointer,
  });

  const tracer = createLangSmithTracer({
    apiKey: config.LANGSMITH_API_KEY,
    project: config.LANGSMITH_PROJECT,
    stepNames: Object.keys(graph.nodes),
  });
  const runLog = createRunLog({ db, fanOut });
  const turns = createRunTurns({
    db,
    runTurn: traceTurns({ runTurn: createTurn({ graph }), tracer, describe: describeTurn }),
    log: runLog,
    clock,
    report,
    tidy: (threadId) => checkpointer.prune(threadId),
    owner: `${hostname()}:${process.pid}:${newRandomId()}`,
    turnTimeoutMs: config.TURN_TIMEOUT_MS,
  });
  const stored = createRuns({
    db,
    turns,
    log: runLog,
    clock,
    newId: newRandomId,
    report,
    forget: async ({ clinicId, threadId }) => {
      const actor = `thread:${threadId}` as const;
      const held = await withClinic(db, clinicId, (tx) => findActiveHold(tx, clinicId, actor));
      if (held) await scheduling.releaseHold({ clinicId, actor, channel: "chat" }, held.id);
      await checkpointer.deleteThread(threadId);
    },
  });
  const runs = answerRedFlags(stored, { directory: scheduling.directory, clock });

  return {
    config,
    logger,
    clock,
    db,
    database,
    fanOut,
    llm,
    vectorSearch,
    scheduling,
    staffScheduling,
    messenger,
    identity,
    waitlist,
    /** Not started: the server does; commands and tests drain it. */
    outbox,
    graph,
    runs,
    /** By slug or publishable key; keys live by the real clock, also where the clinic's is fixed. */
    clinicId: (named: string) =>
      isClinicKey(named) ? findClinicByKey(db, named, systemClock()) : findClinicId(db, named),
    clinics: () => listClinics(db),
    portal: (id: string) => readPortalClinic(db, id),
    /** Lets the turns under way end, then lets go of everything, last opened first. */
    async close() {
      await runs.drain(config.DRAIN_MS);
      await identity.settled();
      await outbox.stop();
      messenger.close();
      faults.closing();
      await tracer.flush(2_000);
      stopping.abort();
      llm.close();
      await vectorSearch?.settled();
      await (await chroma)?.stop();
      await checkpointer.end();
      await fanOut.close();
      await closeDb();
      await database.close();
    },
  };
}

export type AgentCare = Awaited<ReturnType<typeof compose>>;
