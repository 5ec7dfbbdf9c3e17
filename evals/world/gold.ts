import { findClinicId } from "../../db/queries/clinics.ts";
import { derivedId } from "../../src/platform/ids.ts";
import type { EvalCase } from "../scenario/schema.ts";
import type { StateRow } from "../trial.ts";
import { carryOutBefore, carryOutGold, openThread } from "./before.ts";
import type { Loose } from "./carry-out/acting.ts";
import { createWorldClock } from "./clock.ts";
import type { Copies } from "./copies.ts";
import { bookForStranger } from "./faults/stranger.ts";
import { changedRows, type Rows, readRows, readSequence } from "./state-rows.ts";
import { createVerbs } from "./verbs.ts";

/**
 * What the gold actions of a scenario leave different, on a copy of the clinic of its own. Values that an action leaves
 * open are `*`, or `within A..B` for a start. Throws `ActionFailed` for a gold that cannot be carried out.
 *
 * @param taken Ids of times that somebody else has booked by then: the first that is free is another then.
 */
export async function replayGold(
  copies: Copies,
  evalCase: EvalCase,
  taken: readonly string[] = [],
): Promise<StateRow[]> {
  if (evalCase.gold.length === 0) return [];
  return copies.lend(async ({ app, admin, slugs }) => {
    const clinicId = await requireClinic(app, evalCase);
    const verbsAt = (now: () => Date) => createVerbs({ db: app, clock: now, env: evalCase.env });
    const { timeZone } = await verbsAt(() => new Date(0)).scheduling.directory(clinicId);
    const clock = createWorldClock(evalCase.now, timeZone);
    const verbs = verbsAt(clock.now);
    const stage = { evalCase, verbs, directory: await verbs.scheduling.directory(clinicId) };
    const threadId = derivedId("evals gold", evalCase.id);
    await openThread(stage, threadId);
    const named = await carryOutBefore(stage, threadId);
    for (const slotId of taken) await bookForStranger(verbs, clinicId, slotId);
    const read = async (since: number) => readRows(admin, { since, slugs, now: clock.now() });
    const since = await readSequence(admin);
    const start = await read(since);
    const loose: Loose = new Map();
    await carryOutGold(stage, { threadId, named, loose });
    return changedRows(start, loosened(await read(since), loose));
  });
}

export async function requireClinic(db: Parameters<typeof findClinicId>[0], evalCase: EvalCase): Promise<string> {
  const id = await findClinicId(db, evalCase.clinic);
  if (id) return id;
  throw new Error(`${evalCase.file}: there is no clinic "${evalCase.clinic}". The demo has riverside and harborview.`);
}

function loosened(rows: Rows, loose: Loose): Rows {
  return new Map([...rows].map(([key, row]) => [key, { ...row, fields: { ...row.fields, ...loose.get(key) } }]));
}
