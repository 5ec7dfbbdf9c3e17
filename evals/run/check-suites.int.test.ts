import { describe, expect, it, vi } from "vitest";
import { checkSuites } from "./check-suites.ts";

describe("the suites themselves", () => {
  // The worth of every score hangs on it: a scenario that nobody can pass, or that passes by itself, measures nothing.
  it("are sound: the reference passes every scenario, and doing nothing none that needs a write", async () => {
    const told: string[] = [];
    const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => told.push(String(text)) > 0);
    const error = vi.spyOn(process.stderr, "write").mockImplementation((text) => told.push(String(text)) > 0);
    try {
      const code = await checkSuites({ suites: [], concurrency: 2 });
      expect({ code, told: told.at(-1) }).toEqual({
        code: 0,
        told: expect.stringMatching(/^\d{3} scenarios are sound\.\n$/),
      });
    } finally {
      out.mockRestore();
      error.mockRestore();
    }
  }, 600_000);
});
