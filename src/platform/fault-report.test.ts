import { expect, it } from "vitest";
import { createFaultReport } from "./fault-report.ts";

const coded = (code: string, cause?: unknown) => Object.assign(new Error("…", { cause }), { code });

function reporter() {
  const told: string[] = [];
  const logger = { error: (event: string) => void told.push(event), debug: (event: string) => void told.push(event) };
  return { ...createFaultReport(logger), told };
}

it.each([
  ["the database goes down", coded("57P01")],
  ["a query failed for it", new Error("query", { cause: coded("57P01") })],
  ["the driver was closed", coded("CONNECTION_ENDED")],
  ["the socket", coded("ECONNRESET")],
  ["the pool", new Error("Connection terminated unexpectedly")],
])("is a fault before closing and none while closing: %s", (_case, error) => {
  const { report, closing, told } = reporter();
  report(error);
  closing();
  report(error);
  expect(told).toEqual(["fault", "connection_ended"]);
});

it.each([
  ["a broken rule", coded("23505")],
  ["a slip", new TypeError("x")],
  ["no error", "text"],
])("is a fault while closing too: %s", (_case, error) => {
  const { report, closing, told } = reporter();
  closing();
  report(error);
  expect(told).toEqual(["fault"]);
});
