import type { GraphNode } from "@langchain/langgraph";
import { renderReply } from "../../agents/render-reply.ts";
import { english } from "../../locales/en/index.ts";
import { whenTextFor } from "../../locales/en/wording.ts";
import type { Reader } from "../../locales/locale.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import { RunContext } from "../context.ts";
import type { Frame } from "../frame.ts";
import type { Proposal, PublicState } from "../reply.ts";
import type { ConversationState } from "../state.ts";

/** Facts to words and cards, by template; the last node of every turn. */
export const createComposeReply =
  ({ directory }: { directory: (clinicId: string) => Promise<ClinicDirectory> }): GraphNode<typeof ConversationState> =>
  async (state, runtime) => {
    const { clinicId, now, patientTimeZone } = RunContext.parse(runtime.context);
    const { turn, frame, footing } = state;
    const voice = { clinic: await directory(clinicId), now, patientTimeZone };
    const reply = renderReply(turn.facts, voice, english);
    const lastText = turn.facts.some(({ kind }) => kind === "repeat") ? footing.lastText : reply.text;
    return {
      turn: { ...turn, reply, publicState: publicStateOf(frame, reply.suggestions, voice), understanding: null },
      footing: { ...footing, lastText },
    };
  };

function publicStateOf(frame: Frame, suggestions: string[], reader: Reader): PublicState {
  const { held, pending } = frame;
  return {
    held: held
      ? { label: `${whenTextFor(held.slot, reader)} with ${held.slot.practitionerName}`, expiresAt: held.expiresAt }
      : null,
    pending: pending && pick(pending),
    suggestions,
  };
}

const pick = ({ id, kind, expiresAt, summary, holdId }: Proposal) => ({ id, kind, expiresAt, summary, holdId });
