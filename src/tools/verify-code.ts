import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { RunContext } from "../graph/context.ts";
import type { Identity } from "../identity/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import type { Runtime } from "./scheduling-context.ts";

const VerifyCode = z.strictObject({
  code: z.string().max(20).describe("The digits the patient typed. Never guess them."),
});

/** What the agent is told: whom the code was for stays in the database. */
export type VerifiedCode =
  | { proved: true }
  | { proved: false; reason: "wrong"; attemptsLeft: number }
  | { proved: false; reason: "expired" | "failed" };

/** Checks a one-time code; one that fits lets this conversation reach that patient's visits for a while. */
export const createVerifyCode = ({ identity, report }: { identity: Pick<Identity, "checkCode">; report: Report }) =>
  tool(
    ({ code }: z.infer<typeof VerifyCode>, runtime: Runtime) =>
      runTool(report, async (): Promise<VerifiedCode> => {
        const { clinicId, threadId } = RunContext.parse(runtime.context);
        const checked = await identity.checkCode({ clinicId, threadId }, { code, requestId: runtime.toolCallId });
        return checked.proved ? { proved: true } : checked;
      }),
    {
      name: "verify_code",
      description: "Checks the one-time code the patient typed.",
      schema: VerifyCode,
    },
  );
