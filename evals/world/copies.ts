import type { Sql } from "postgres";
import { connect, type Db } from "../../db/client.ts";
import { withSetting } from "../../db/role-url.ts";
import { ROLES } from "../../db/roles.ts";
import { newRandomId } from "../../src/platform/ids.ts";
import { readMoment, restoreAsSeeded } from "./as-seeded.ts";
import { copyClinics, dropCopy, type ServerAddress } from "./server.ts";
import { readSlugs, type Slugs } from "./slugs.ts";
import { createStandingSystems, type StandingSystems } from "./standing-systems.ts";

/** A copy of the seeded clinics that one run has to itself, as it was seeded. */
export interface Copy {
  /** A superuser's URL of it. */
  adminUrl: string;
  /** The superuser's connection, past row-level security. */
  admin: Sql;
  /** As the application's role. */
  app: Db;
  slugs: Slugs;
  systems: StandingSystems;
  /** Something was broken in it that no rows tell of: it is not lent again. */
  spoil(): void;
}

export interface Copies {
  /** A copy for `work` alone; what `work` changed is undone before another has it. */
  lend<T>(work: (copy: Copy) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Dead rows gather in a copy that is used again and again. */
const USES_AT_MOST = 60;

interface Standing extends Copy {
  uses: number;
  spoilt: boolean;
  /** What was written before it is as seeded. */
  since: string;
  close(): Promise<void>;
}

/**
 * Lends copies of the clinics. Making one and warming up its connections takes longer than most conversations, so a copy
 * is brought back to what was seeded and lent again. One that `work` threw in is not trusted and dropped.
 */
export function createCopies(server: ServerAddress): Copies {
  const free: Standing[] = [];

  async function make(): Promise<Standing> {
    const name = `copy_${newRandomId().slice(0, 8)}`;
    const adminUrl = await copyClinics(server, name);
    const admin = connect(adminUrl, { max: 2, applicationName: "evals" });
    const app = connect(withSetting(adminUrl, "role", ROLES.app), { max: 3, applicationName: "evals" });
    const systems = createStandingSystems(adminUrl);
    const close = async () => {
      await systems.close();
      await Promise.all([app.close(), admin.close()]);
      await dropCopy(server, name);
    };
    try {
      const [slugs, since] = [await readSlugs(admin.sql), await readMoment(admin.sql)];
      const copy = { adminUrl, admin: admin.sql, app: app.db, slugs, systems, uses: 0, spoilt: false, since, close };
      const spoil = () => {
        copy.spoilt = true;
      };
      return Object.assign(copy, { spoil });
    } catch (error) {
      await close();
      throw error;
    }
  }

  async function takeBack(copy: Standing): Promise<void> {
    copy.uses += 1;
    if (copy.spoilt || copy.uses >= USES_AT_MOST) return copy.close();
    try {
      await copy.systems.settled();
      await restoreAsSeeded(copy.admin, copy.since);
      copy.since = await readMoment(copy.admin);
      free.push(copy);
    } catch {
      await copy.close();
    }
  }

  return {
    async lend(work) {
      const copy = free.pop() ?? (await make());
      try {
        const result = await work(copy);
        await takeBack(copy);
        return result;
      } catch (error) {
        await copy.close().catch(() => undefined);
        throw error;
      }
    },
    async close() {
      for (const copy of free.splice(0)) await copy.close();
    },
  };
}

/** For a piece of work that needs copies, and nothing after it does. */
export async function withCopies<T>(server: ServerAddress, work: (copies: Copies) => Promise<T>): Promise<T> {
  const copies = createCopies(server);
  try {
    return await work(copies);
  } finally {
    await copies.close();
  }
}
