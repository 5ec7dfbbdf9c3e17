import { describe, expect, it } from "vitest";
import { constraintName, sqlState } from "./sql-state.ts";

const failure = (properties: object, cause?: unknown) => Object.assign(new Error("failed", { cause }), properties);
const circular = failure({});
circular.cause = circular;

describe("the SQLSTATE of an error", () => {
  it.each([
    ["of the driver", failure({ code: "23P01" }), "23P01"],
    ["below Drizzle's wrapper", failure({}, failure({ code: "40001" })), "40001"],
    ["not a system error's code", failure({ code: "EPIPE" }), undefined],
    ["not a driver's own code", failure({ code: "CONNECT_TIMEOUT" }), undefined],
    ["behind a system error's code", failure({ code: "EPIPE" }, failure({ code: "57P01" })), "57P01"],
    ["none in a circular chain", circular, undefined],
    ["none in what is no error", { code: "23P01" }, undefined],
    ["none in nothing", undefined, undefined],
  ])("%s", (_, error, expected) => {
    expect(sqlState(error)).toBe(expected);
  });
});

describe("the constraint of an error", () => {
  it.each([
    ["as postgres.js names it", failure({}, failure({ constraint_name: "claims_no_overlap" })), "claims_no_overlap"],
    ["as pg names it", failure({ constraint: "claims_no_overlap" }), "claims_no_overlap"],
    ["none", failure({}), undefined],
  ])("%s", (_, error, expected) => {
    expect(constraintName(error)).toBe(expected);
  });
});
