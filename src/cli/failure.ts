/** Bad input: the message names it and the mend. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The rules said no; the message says why. Exit code 1. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
}
