import { expect, it } from "vitest";
import { z } from "zod";
import { openApiDocument } from "../openapi.ts";

const Operation = z.object({
  operationId: z.string().optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.object({ name: z.string(), required: z.boolean().optional() })).default([]),
  responses: z.record(z.string(), z.unknown()),
});
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

const { paths } = Document.parse(await openApiDocument("0.0.0-test"));
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, ...operation })),
);

it("names every operation, each by a name of its own", () => {
  expect(operations.length).toBeGreaterThan(15);
  for (const { name, operationId } of operations)
    expect([name, operationId]).toEqual([name, expect.stringMatching(/^[a-z]+[A-Z]\w+$/)]);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
});

it("D4: tells what the patient's zone is, and that it may be left out", async () => {
  const Body = z.object({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()) });
  const Posted = z.object({
    requestBody: z.object({ content: z.object({ "application/json": z.object({ schema: Body }) }) }),
  });
  const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
  const { paths: all } = document.parse(await openApiDocument("0.0.0-test"));
  const { schema } = Posted.parse(all["/v1/chat/sessions"]?.post).requestBody.content["application/json"];
  expect(schema.required).toEqual(["clinic"]);
  expect(schema.properties.timeZone).toMatchObject({ type: "string", example: "Asia/Kolkata" });
});

it("tells of faults wherever the database is read", () => {
  const own = operations.filter(({ name }) => / \/v1\//.test(name));
  expect(own.filter(({ responses }) => !responses["500"] || !responses["503"]).map(({ name }) => name)).toEqual([]);
});

it("asks for a key on every write but the release of a hold", () => {
  const keyed = operations.filter(({ parameters }) =>
    parameters.some(({ name, required }) => name === "Idempotency-Key" && required),
  );
  expect(keyed.map(({ operationId }) => operationId).sort()).toEqual([
    "bookAppointment",
    "cancelAppointment",
    "holdSlot",
    "rescheduleAppointment",
  ]);
});
