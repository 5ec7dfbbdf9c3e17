import { invalid } from "./problem.ts";

/**
 * The sequence a client has seen last: from `Last-Event-ID` (`<runId>:<sequence>` or `<sequence>`), else `?after=`, else
 * 0. The id of another run says nothing about this one, so then all of it is sent. Throws `Problem` for anything else.
 */
export function lastSequence(runId: string, header: string | undefined, after: string | undefined): number {
  if (header !== undefined && header !== "") {
    const match = /^(?:([\w-]{1,100}):)?(\d{1,15})$/.exec(header);
    if (!match) throw invalid("header", "/Last-Event-ID", "must be <runId>:<sequence> as it was received.");
    return match[1] === undefined || match[1] === runId ? Number(match[2]) : 0;
  }
  if (after === undefined || after === "") return 0;
  if (!/^\d{1,15}$/.test(after))
    throw invalid("query", "/after", "must be a whole number, the last sequence received.");
  return Number(after);
}
