import { relative } from "node:path";
import { sql } from "drizzle-orm";
import { type Db, withClinic } from "../../db/client.ts";
import { writeProof } from "../../db/queries/identity.ts";
import { insertThread } from "../../db/queries/threads.ts";
import { derivedId } from "../../src/platform/ids.ts";
import type { ClinicDirectory } from "../../src/scheduling/model.ts";
import type { Action, EvalCase } from "../scenario/schema.ts";
import { type Acting, createNamed, type Named } from "./carry-out/acting.ts";
import { actionName, carryOut } from "./carry-out/carry-out.ts";
import type { Verbs } from "./verbs.ts";

/** The same in every run: what it does may decide between equal times. */
const DESK = derivedId("evals", "the desk");

/** Longer than any conversation. */
const PROOF_MS = 24 * 3_600_000;

export interface Stage {
  evalCase: EvalCase;
  verbs: Verbs;
  directory: ClinicDirectory;
}

/** Opens the conversation `threadId`, as a client does, but with an id of its own. */
export async function openThread({ evalCase, verbs, directory }: Stage, threadId: string): Promise<void> {
  const { db, clock } = verbs;
  const thread = { id: threadId, clinicId: directory.id, at: clock(), timeZone: evalCase.timeZone ?? null };
  await withClinic(db, directory.id, (tx) => insertThread(tx, thread));
}

/** Brings the clinic to where the scenario begins: the desk does what stands in `before`, and what follows from it happens. */
export async function carryOutBefore(stage: Stage, threadId: string): Promise<Named> {
  const named = createNamed();
  const { evalCase, directory } = stage;
  const context = { clinicId: directory.id, actor: `staff:${DESK}`, channel: "staff" } as const;
  await each(stage, "before", evalCase.before, { context, threadId, named, loose: new Map() });
  return named;
}

/**
 * Does what stands in `gold`, in the name of the conversation `threadId` after its patients have proved who they are: by
 * the patients' rules. What the gold leaves open goes to `loose`. `only`: just the action at that index.
 */
export async function carryOutGold(
  stage: Stage,
  acting: Pick<Acting, "threadId" | "named" | "loose">,
  only?: number,
): Promise<void> {
  const { evalCase, verbs, directory } = stage;
  const context = { clinicId: directory.id, actor: `thread:${acting.threadId}`, channel: "chat" } as const;
  await prove(verbs.db, { evalCase, clinicId: directory.id, threadId: acting.threadId, now: verbs.clock() });
  await each(stage, "gold", evalCase.gold, { ...acting, context }, only);
}

async function each(
  { evalCase, verbs, directory }: Stage,
  list: "before" | "gold",
  actions: readonly Action[],
  acting: Pick<Acting, "context" | "threadId" | "named" | "loose">,
  only?: number,
): Promise<void> {
  for (const [index, action] of actions.entries()) {
    if (only !== undefined && index !== only) continue;
    const what = `${relative(process.cwd(), evalCase.file)}: ${actionName(list, index, action)}`;
    await carryOut({ ...acting, verbs, directory, people: evalCase.people, what }, action);
  }
}

/** As if the code sent to each of the scenario's people had been typed. */
async function prove(
  db: Db,
  { evalCase, clinicId, threadId, now }: { evalCase: EvalCase; clinicId: string; threadId: string; now: Date },
): Promise<void> {
  const expiresAt = new Date(now.getTime() + PROOF_MS);
  await withClinic(db, clinicId, async (tx) => {
    for (const { name, born } of Object.values(evalCase.people)) {
      const known = await tx.execute<{ id: string }>(sql`
        select id from patients where given_name || ' ' || family_name = ${name} and date_of_birth = ${born}`);
      for (const { id: patientId } of known) {
        await writeProof(tx, { clinicId, threadId, patientId, provedAt: now, expiresAt });
      }
    }
  });
}
