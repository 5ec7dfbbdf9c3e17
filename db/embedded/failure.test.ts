import { describe, expect, it } from "vitest";
import { explainFailure } from "./failure.ts";

const explain = (said: string) => explainFailure("PostgreSQL did not start", said, "/data");

describe("what PostgreSQL said, for the user", () => {
  it.each([
    [
      "a full disk",
      '2026-01-01 UTC [1] FATAL:  could not write lock file "postmaster.pid": No space left on device\n',
      /^PostgreSQL did not start in \/data: could not write lock file "postmaster\.pid": No space left on device\. The disk is full/,
    ],
    [
      "a short write",
      'FATAL:  could not extend file "base/1": wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.',
      /The disk is full/,
    ],
    [
      "a user without a name",
      "initdb: error: could not look up effective user ID 4242: user does not exist",
      /user does not exist\. This user has no entry in \/etc\/passwd/,
    ],
    ["a folder of somebody else", 'FATAL:  data directory "/data/postgres" has wrong ownership', /chown -R/],
    [
      "anything else, as it is",
      "LOG:  starting\nFATAL:  something new\nLOG:  bye",
      /^PostgreSQL did not start in \/data: something new\.$/,
    ],
    ["silence", "\n", /it said nothing\.$/],
  ])("%s", (_, said, expected) => {
    expect(explain(said)).toMatch(expected);
    expect(explain(said)).not.toContain("\n");
  });
});
