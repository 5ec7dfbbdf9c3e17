import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Waitlist } from "../scheduling/waitlist/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const DeclineOffer = z.strictObject({
  offerId: z.uuid().describe("Id of the open offer from waitlist_position. Never guess it."),
});

/** Lets an offered time go to the next in line. Reaches only offers this conversation may see. */
export const createDeclineOffer = ({ waitlist, report }: { waitlist: Pick<Waitlist, "decline">; report: Report }) =>
  tool(
    ({ offerId }: z.infer<typeof DeclineOffer>, runtime: Runtime) =>
      runTool(report, () => waitlist.decline(schedulingContext(runtime), offerId)),
    { name: "decline_offer", description: "Declines the time that is kept for the patient.", schema: DeclineOffer },
  );
