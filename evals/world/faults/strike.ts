import type { Fault } from "../../scenario/schema.ts";
import type { TurnRecord } from "../../trial.ts";
import type { Backend } from "../backends/backends.ts";
import type { Mishaps } from "../follow.ts";
import type { World } from "../world.ts";
import type { Surroundings } from "./surroundings.ts";
import { takeSlot } from "./take-slot.ts";

/** What a fault finds to break. */
export interface Target {
  world: World;
  backend: Backend;
  surroundings: Surroundings;
  /** The answer that the next message follows, and that message. */
  heard: TurnRecord | null;
  move: TurnRecord["move"];
}

/** Breaks things right before the next message is sent; what breaks while it is sent comes back as mishaps. */
export async function strike(faults: readonly Fault[], target: Target): Promise<Mishaps> {
  const mishaps: Mishaps = {};
  for (const fault of faults) {
    switch (fault) {
      case "model_dies":
        await target.backend.fake?.setBehaviour("dies_mid_stream");
        break;
      case "slot_taken":
        await takeSlot(target.world, target.heard, target.move);
        break;
      case "knowledge_down":
      case "redis_down":
        await target.surroundings.fail(fault);
        break;
      case "database_away":
        mishaps.whenBegun = () => cutConnections(target.world);
        break;
      case "duplicate_message":
        mishaps.twice = true;
        break;
      case "connection_dropped":
        mishaps.breaksOff = true;
        break;
    }
  }
  return mishaps;
}

/** Ends every connection to the run's database but the one that asks for it: as a restart of the server does. */
async function cutConnections({ admin }: World): Promise<void> {
  await admin`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'evals'`;
}
