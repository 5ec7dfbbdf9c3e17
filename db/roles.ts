import type { TransactionSql } from "postgres";
import { administer } from "./administer.ts";
import { describeUrl, withSetting, withUser } from "./role-url.ts";
import { sqlState } from "./sql-state.ts";

/** The owner has the schema and runs migrations; the app reads and writes by grants; readonly reads for reports. */
export const ROLES = { owner: "agentcare_owner", app: "agentcare_app", readonly: "agentcare_readonly" } as const;

const NAMES: string[] = Object.values(ROLES);

export type RoleUrls = { ownerUrl: string; appUrl: string; readonlyUrl: string };

/** The database cannot be used as it is; the message names the mend. */
export class DatabaseSetupError extends Error {
  override readonly name = "DatabaseSetupError";
}

type Passwords = { owner: string; app: string; readonly: string };

type Options = {
  /** Logs in as a role that may create roles, or as a member of the three when they exist already. */
  adminUrl: string;
  /**
   * With passwords (the embedded database) the three log in by themselves. Without, their URLs log in as
   * `adminUrl` does and take the role on as the connection starts; RESET ROLE and DISCARD ALL lead back to it.
   */
  passwords?: Passwords;
};

/**
 * Makes the three roles ready in the database of `adminUrl`. Safe to repeat and to run from several processes
 * at once. Grants on tables are the migrations' work.
 */
export async function prepareRoles({ adminUrl, passwords }: Options): Promise<RoleUrls> {
  try {
    await administer(adminUrl, (sql) =>
      sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtextextended('agentcare roles', 0))`;
        await createRoles(tx);
        await refusePowerfulRoles(tx);
        await (passwords ? allowLogin(tx, passwords) : allowSetRole(tx));
        await grantDatabase(tx);
      }),
    );
  } catch (error) {
    throw error instanceof DatabaseSetupError ? error : explain(error, adminUrl);
  }
  const url = (role: keyof typeof ROLES) =>
    passwords ? withUser(adminUrl, ROLES[role], passwords[role]) : withSetting(adminUrl, "role", ROLES[role]);
  const readonlyUrl = withSetting(url("readonly"), "default_transaction_read_only", "on");
  return { ownerUrl: url("owner"), appUrl: url("app"), readonlyUrl };
}

async function createRoles(tx: TransactionSql): Promise<void> {
  const existing = await tx`select rolname from pg_roles where rolname in ${tx(NAMES)}`;
  const missing = NAMES.filter((name) => !existing.some(({ rolname }) => rolname === name));
  if (missing.length === 0) return;
  const [me] = await tx`select rolsuper or rolcreaterole as may_create from pg_roles where rolname = current_user`;
  if (!me?.may_create) throw new DatabaseSetupError(await askAdministrator(tx, "may not create roles"));
  for (const name of missing) await tx`create role ${tx(name)} nologin`;
}

/** Row-level security does not hold such a role, so a patient's data would be open to every clinic. */
async function refusePowerfulRoles(tx: TransactionSql): Promise<void> {
  const powerful = await tx`
    select rolname from pg_roles where rolname in ${tx(NAMES)} and (rolsuper or rolbypassrls) order by rolname`;
  const [first] = powerful;
  if (!first) return;
  throw new DatabaseSetupError(
    `Role ${first.rolname} is a superuser or may bypass row-level security. Run: ALTER ROLE ${first.rolname} NOSUPERUSER NOBYPASSRLS;`,
  );
}

async function allowLogin(tx: TransactionSql, passwords: Passwords): Promise<void> {
  for (const role of ["owner", "app", "readonly"] as const) {
    // ALTER ROLE takes no parameters; the server quotes the password.
    const [row] =
      await tx`select format('alter role %I login password %L', ${ROLES[role]}::text, ${passwords[role]}::text) as command`;
    await tx.unsafe(row?.command);
  }
}

async function allowSetRole(tx: TransactionSql): Promise<void> {
  for (const name of NAMES) {
    if (await maySetRole(tx, name)) continue;
    // Whoever created the role may grant it, but does not have it yet (PostgreSQL 16 and up).
    await tx.savepoint((inner) => inner`grant ${inner(name)} to current_user`).catch(() => undefined);
    if (!(await maySetRole(tx, name))) {
      throw new DatabaseSetupError(await askAdministrator(tx, `may not act as ${name}`));
    }
  }
}

async function maySetRole(tx: TransactionSql, name: string): Promise<boolean> {
  const [row] = await tx`
    select pg_has_role(current_user, ${name}, case when current_setting('server_version_num')::int >= 160000
      then 'SET' else 'MEMBER' end) as may`;
  return row?.may === true;
}

/** The owner makes schemas and extensions; PUBLIC makes nothing. */
async function grantDatabase(tx: TransactionSql): Promise<void> {
  if (await ownerMayCreate(tx)) return;
  const [row] = await tx`select current_database() as name`;
  await tx
    .savepoint(async (inner) => {
      await inner`grant connect, create on database ${inner(row?.name)} to ${inner(ROLES.owner)}`;
      await inner`grant usage, create on schema public to ${inner(ROLES.owner)}`;
    })
    .catch(() => undefined);
  // GRANT without the right to do so is only a warning, so the outcome is what counts.
  if (!(await ownerMayCreate(tx))) {
    throw new DatabaseSetupError(await askAdministrator(tx, "may not let agentcare_owner create the schema"));
  }
}

async function ownerMayCreate(tx: TransactionSql): Promise<boolean> {
  const [row] = await tx`
    select has_database_privilege(${ROLES.owner}, current_database(), 'CREATE')
      and has_schema_privilege(${ROLES.owner}, 'public', 'CREATE') as may`;
  return row?.may === true;
}

async function askAdministrator(tx: TransactionSql, problem: string): Promise<string> {
  const [row] = await tx`select quote_ident(current_user) as me, quote_ident(current_database()) as database`;
  const statements = [
    ...NAMES.map((name) => `CREATE ROLE ${name} NOLOGIN; -- unless it exists`),
    `GRANT ${NAMES.join(", ")} TO ${row?.me};`,
    `GRANT CONNECT, CREATE ON DATABASE ${row?.database} TO ${ROLES.owner};`,
    `GRANT USAGE, CREATE ON SCHEMA public TO ${ROLES.owner};`,
  ];
  return `The role ${row?.me} of DATABASE_URL ${problem}. Have an administrator run this in database ${row?.database}, then start again:\n  ${statements.join("\n  ")}`;
}

function explain(error: unknown, adminUrl: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined || (sqlState(error) && !/^(28|3D)/.test(code))) return error;
  return new DatabaseSetupError(
    `Cannot connect to the database ${describeUrl(adminUrl)} (${code}). Is it running, and is DATABASE_URL right?`,
    { cause: error },
  );
}
