import { describe, expect, it } from "vitest";
import { createLogger, describeError, type LogFields } from "./logger.ts";

const PATIENT = "Ana Ruiz, born 3 April 1988";

function recorder() {
  const lines: string[] = [];
  const logger = createLogger({ level: "debug", destination: { write: (line) => void lines.push(line) } });
  return { logger, lines, last: (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? "null") };
}

describe("createLogger", () => {
  it("writes the event, the allowed fields and an ISO time", () => {
    const { logger, last } = recorder();
    logger
      .child({ requestId: "r-1" })
      .info("request_done", { route: "/v1/chat/runs/{id}", status: 200, durationMs: 1.5 });
    expect(last()).toMatchObject({ event: "request_done", requestId: "r-1", route: "/v1/chat/runs/{id}", status: 200 });
    expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it("holds back words in every place they could be put", () => {
    const { logger, lines } = recorder();
    const broken = Object.assign(new Error(`insert failed: ${PATIENT}`), {
      detail: `Key (name)=(${PATIENT})`,
      code: "23505",
    });
    const smuggled = {
      code: PATIENT,
      note: PATIENT,
      nested: { name: PATIENT },
      status: PATIENT,
    } as unknown as LogFields;
    logger.error("query_failed", { error: new Error(PATIENT, { cause: broken }) });
    logger.warn("query_failed", smuggled);
    logger.info(PATIENT);
    logger.child(smuggled).info("query_failed", { error: { message: PATIENT } });
    logger.info("query_failed", { error: new AggregateError([broken], `several\n    at ${PATIENT} (/a/b.ts:1:1)`) });
    expect(lines).toHaveLength(5);
    expect(lines.join("")).not.toMatch(/Ana|Ruiz|1988/);
    expect(lines[0]).toContain("23505");
    expect(lines[2]).toContain("unnamed_event");
  });

  it("says nothing below its level", () => {
    const lines: string[] = [];
    const logger = createLogger({ level: "warn", destination: { write: (line) => void lines.push(line) } });
    logger.info("quiet");
    logger.warn("heard");
    expect(lines).toHaveLength(1);
  });
});

describe("describeError", () => {
  it("keeps what an operator needs: names, codes, constraint, frames, causes", () => {
    const cause = Object.assign(new TypeError("secret"), {
      code: "40P01",
      constraint_name: "claims_no_overlap",
      syscall: "connect",
    });
    const described = describeError(new Error("outer", { cause }));
    expect(described.at?.[0]).toContain("logger.test.ts");
    expect(described.cause).toMatchObject({
      name: "TypeError",
      code: "40P01",
      constraint: "claims_no_overlap",
      syscall: "connect",
    });
  });

  it("survives what is not an error and causes that go round", () => {
    expect(describeError("text")).toEqual({ name: "thrown string" });
    const error = new Error("loop");
    error.cause = error;
    expect(describeError(error).cause?.name).toBe("Error");
  });
});
