/** The SQLSTATE of a failed query (`23P01`), read from the error or its causes: Drizzle wraps the driver's. */
export function sqlState(error: unknown): string | undefined {
  // Every SQLSTATE has a digit; the codes of Node's own errors (EPIPE) have none.
  return findInCauses(error, "code", (code) => /^(?=.*\d)[0-9A-Z]{5}$/.test(code));
}

/** The name of the constraint a failed query violated, read from the error or its causes. */
export function constraintName(error: unknown): string | undefined {
  // postgres.js says constraint_name, pg says constraint.
  return findInCauses(error, "constraint_name") ?? findInCauses(error, "constraint");
}

function findInCauses(error: unknown, property: string, fits = (_: string) => true): string | undefined {
  // A chain of causes may be circular; no real one is this deep.
  for (let current = error, depth = 0; current instanceof Error && depth < 10; current = current.cause, depth++) {
    const value = (current as unknown as Record<string, unknown>)[property];
    if (typeof value === "string" && fits(value)) return value;
  }
  return undefined;
}
