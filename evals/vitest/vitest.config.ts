import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { readTracking } from "./settings.ts";

/** The scenarios as tests: `npm run eval:vitest`. Its own, so that no unit test run plays them. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    name: "evals",
    include: ["evals/vitest/**/*.eval.ts"],
    reporters: [fileURLToPath(new URL("./reporter.ts", import.meta.url))],
    // Without a key nothing may leave, whatever else the environment says.
    env: readTracking(process.env) ? {} : { LANGSMITH_TEST_TRACKING: "false" },
    maxWorkers: 1,
  },
});
