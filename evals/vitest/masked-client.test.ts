import { traceable } from "langsmith/traceable";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createUploadClient } from "../langsmith/client.ts";
import { type FakeLangSmithApi, startFakeLangSmithApi } from "../langsmith/testing/fake-langsmith-api.ts";
import { MaskedClient } from "./masked-client.ts";

let fake: FakeLangSmithApi;
beforeAll(async () => {
  fake = await startFakeLangSmithApi();
});
afterAll(() => fake.close());

it("sends a test's own run without the text of its failure, and nothing of what it called", async () => {
  const { client } = createUploadClient({ apiKey: "lsv2_right", endpoint: fake.url }, MaskedClient);
  const inner = traceable(async (said: string) => `${said} answered-marker`, {
    name: "inner-marker",
    tracingEnabled: true,
  });
  const test = traceable(
    async (_inputs: { scenario: string }) => {
      throw new Error(`error-marker ${await inner("said-marker")}`);
    },
    {
      name: "faq/parking",
      client,
      tracingEnabled: true,
      project_name: "an-experiment",
      metadata: { note: "metadata-marker" },
      tags: ["tag-marker"],
    },
  );
  await expect(test({ scenario: "faq/parking" })).rejects.toThrow("error-marker said-marker answered-marker");
  await client.awaitPendingTraceBatches();
  const [run, ...others] = [...fake.rows.runs.values()];
  expect(others).toEqual([]);
  expect(run).toMatchObject({
    name: "faq/parking",
    inputs: { scenario: "faq/parking" },
    error: "not passed",
    extra: {},
  });
  expect(fake.heard.map(({ text }) => text).join("\n")).not.toMatch(/-marker|masked-client\.test/);
});

it("tells of the commit that was tested, not of its branch", async () => {
  const { client } = createUploadClient({ apiKey: "lsv2_right", endpoint: fake.url }, MaskedClient);
  const { id } = await client.createProject({ projectName: "another-experiment" });
  await client.updateProject(id, { metadata: { commit: "3152d81", branch: "branch-marker" } });
  expect(fake.rows.sessions.get(id)?.extra).toEqual({ metadata: { commit: "3152d81" } });
});
