import { type Acts, saysNothing, type Turn } from "./turn.ts";

/**
 * Thanks and goodbyes. A no to "anything else?" is a no with thanks; a word of praise, or the next errand, after a thing
 * was done is thanks; thanks beside anything that carries the visit on are manners and are not named.
 */
export function settleFarewell(acts: Acts, turn: Turn): void {
  const { decision, situation, dialogue, errand, asks } = turn;
  const nothing = saysNothing(acts, turn);
  if (situation.more && decision.tasks.length === 0 && !acts.has("inform") && !acts.has("book")) {
    if (nothing && !asks) acts.delete("out-of-scope");
    if (acts.has("thank") || acts.has("deny") || acts.has("bye") || (nothing && !asks)) {
      acts.add("deny");
      acts.add("thank");
      for (const act of ["bye", "repeat", "ask"] as const) acts.delete(act);
    }
  }
  const settled = dialogue.booked && situation.offered === "none" && !situation.more && situation.asked.size === 0;
  if (settled && !situation.pending && !situation.yesNo && (errand || (nothing && !asks)) && !acts.has("request")) {
    acts.clear();
    acts.add("thank");
  }
  // With nothing asked, "I don't need anything else" refuses nothing.
  if (settled && acts.has("bye") && !situation.yesNo) acts.delete("deny");
  if (settled && acts.has("bye") && !acts.has("deny")) acts.add("thank");
  if (situation.yesNo && acts.has("deny")) acts.delete("thank");
}

/** A greeting, and thanks beside anything that carries the visit on, are manners and are not named. */
export function dropManners(acts: Acts): void {
  if (acts.has("greet") && acts.size > 1) acts.delete("greet");
  if (acts.has("thank") && [...acts].some((act) => act !== "thank" && act !== "bye" && act !== "deny"))
    acts.delete("thank");
}
