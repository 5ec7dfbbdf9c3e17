import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: ["{src,db,bench,evals,web,scripts,tests}/**/*.test.ts"],
          exclude: ["**/*.int.test.ts", "**/node_modules/**"],
          // A busy machine is not a failure; what hangs still ends.
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["{src,db,bench,evals,web,scripts,tests}/**/*.int.test.ts"],
          globalSetup: ["./tests/setup/postgres.ts", "./tests/setup/widget.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
