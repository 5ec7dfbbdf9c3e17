import type { EvalCase } from "../scenario/schema.ts";
import type { RunInfo } from "../store/run-info.ts";
import type { GradedTrial } from "../trial.ts";
import { uploadRun } from "./upload.ts";
import { UploadProblem } from "./upload-problem.ts";

interface Asked {
  upload?: boolean;
  uploadText?: boolean;
}

/** Why an upload that was asked for cannot be made, told before anything runs; null: nothing stands in its way. */
export function uploadHindrance({ upload, uploadText }: Asked, apiKey: string | undefined): string | null {
  if (!(upload || uploadText) || apiKey) return null;
  const option = uploadText ? "--upload-text" : "--upload";
  return `${option} needs a key of LangSmith in LANGSMITH_API_KEY. Set it, or leave ${option} out: then nothing is sent.`;
}

/**
 * Uploads a stored run if that was asked for and there is a key. False when it was not sent whole: that is told with its
 * mend, and throws nothing, for the run itself is stored and reported by then.
 */
export async function uploadIfAsked(
  { info, graded }: { info: RunInfo; graded: readonly GradedTrial[] },
  { upload, uploadText = false }: Asked,
  {
    cases,
    apiKey,
    endpoint,
    tell,
  }: {
    cases: readonly EvalCase[];
    apiKey: string | undefined;
    endpoint: string | undefined;
    tell: (line: string) => void;
  },
): Promise<boolean> {
  if (!apiKey || !(upload || uploadText)) return true;
  const again = `The run is stored: \`agentcare eval --regrade ${info.id} ${uploadText ? "--upload-text" : "--upload"}\` grades and sends it again.`;
  if (info.finishedAt === null) {
    tell(`Not uploaded, because the run was stopped. ${again}`);
    return false;
  }
  try {
    const request = { apiKey, endpoint, run: info, graded, cases, withText: uploadText, now: Date.now };
    for (const { dataset, experiment, trials, already } of await uploadRun(request)) {
      const what = already ? "was there already" : `${trials} ${trials === 1 ? "run" : "runs"} uploaded`;
      tell(`LangSmith: ${what}: dataset ${dataset}, experiment "${experiment}".`);
    }
    return true;
  } catch (error) {
    if (!(error instanceof UploadProblem)) throw error;
    tell(`${error.message} ${again}`);
    return false;
  }
}
