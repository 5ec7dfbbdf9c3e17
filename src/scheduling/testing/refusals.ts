import { Refusal, type RefusalCode } from "../refusal.ts";

/** The refusal a call ends with. Throws what else it ends with, and when it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("The call was expected to be refused, and was not.");
}

/** The code of the refusal a call ends with. */
export async function codeOf(call: Promise<unknown>): Promise<RefusalCode> {
  return (await refusalOf(call)).code;
}
