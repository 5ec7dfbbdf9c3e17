import { afterAll, beforeAll, inject } from "vitest";
import { type Copies, createCopies } from "../copies.ts";
import { type EvalServer, startEvalServer } from "../server.ts";

/** Seeded clinics on the tests' own database server, there from a file's first test to its last. */
export function useTestCopies(): { server: EvalServer; copies: Copies } {
  const made = {} as { server: EvalServer; copies: Copies }; // filled before the first test
  beforeAll(async () => {
    made.server = await startEvalServer({ adminUrl: inject("testServer").adminUrl });
    made.copies = createCopies(made.server);
  });
  afterAll(async () => {
    await made.copies?.close();
    await made.server?.close();
  });
  return made;
}
