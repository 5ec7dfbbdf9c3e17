import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Waitlist } from "../scheduling/waitlist/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const WaitlistPosition = z.strictObject({});

/** Read-only. The places this conversation may see, each with its place in line and what is offered. */
export const createWaitlistPosition = ({ waitlist, report }: { waitlist: Pick<Waitlist, "places">; report: Report }) =>
  tool(
    (_: z.infer<typeof WaitlistPosition>, runtime: Runtime) =>
      runTool(report, () => waitlist.places(schedulingContext(runtime))),
    {
      name: "waitlist_position",
      description: "Shows the patient's places on the waitlist, with their place in line and any open offer.",
      schema: WaitlistPosition,
    },
  );
