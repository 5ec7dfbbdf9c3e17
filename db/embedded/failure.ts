/** One line for the user from what PostgreSQL said: the problem, and the mend where one is known. */
export function explainFailure(what: string, said: string, directory: string): string {
  const reason = mainLine(said);
  const mend = MENDS.find(({ pattern }) => pattern.test(said))?.mend;
  return `${what} in ${directory}: ${reason}${/[.!?]$/.test(reason) ? "" : "."}${mend ? ` ${mend}` : ""}`;
}

/** The first line that names an error, without time stamp and severity; otherwise the last line. */
export function mainLine(said: string): string {
  const lines = said.split("\n").filter((line) => line.trim() !== "");
  const line =
    lines.find((candidate) => /\b(FATAL|PANIC|error):|could not/i.test(candidate)) ?? lines.at(-1) ?? "it said nothing";
  return line.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, "").trim();
}

const MENDS = [
  {
    pattern: /No space left|wrote only|check free disk space/i,
    mend: "The disk is full: free some space and start again.",
  },
  {
    pattern: /could not look up effective user/i,
    mend: "This user has no entry in /etc/passwd, which PostgreSQL needs: add one, or set DATABASE_URL.",
  },
  {
    pattern: /Permission denied|Operation not permitted|invalid permissions|wrong ownership/i,
    mend: "Give the account that runs it the folder (chown -R), or set AGENTCARE_DATA_DIR to another one.",
  },
  {
    pattern: /could not create shared memory|could not map anonymous shared memory|Cannot allocate memory/i,
    mend: "The machine is short of memory: free some, or set DATABASE_URL to a PostgreSQL elsewhere.",
  },
];
