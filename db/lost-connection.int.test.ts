import { Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../tests/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

it("a connection lost with a query still to be sent is made anew for the next query, which is answered", async () => {
  const { hostname, port } = new URL(database.adminUrl);
  const sockets: Socket[] = [];
  const sql = postgres(database.adminUrl, {
    max: 1,
    fetch_types: false,
    connect_timeout: 5,
    backoff: () => 0,
    // Not in the driver's types: it opens its connections through this when it is there.
    ...{ socket: () => sockets[sockets.push(new Socket().connect(Number(port), hostname)) - 1] },
  });
  try {
    for (let losses = 1; losses <= 3; losses += 1) {
      expect(await sql`select 1 as one`).toMatchObject([{ one: 1 }]);
      sockets.at(-1)?.destroy();
      // The driver writes a query in the loop's next turn; asked for here, it comes too late: the loss is told before.
      await setImmediate();
      const unsent = sql`select 2`.execute();
      await expect(unsent).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
      expect(sockets).toHaveLength(losses);
    }
    expect(await sql`select 3 as three`).toMatchObject([{ three: 3 }]);
  } finally {
    await sql.end({ timeout: 0 });
  }
});
