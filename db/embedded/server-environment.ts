/**
 * The environment of PostgreSQL's programs: English messages (they are read), UTC, and none of the
 * user's PG* variables, which would steer the server.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: "C",
    TZ: "UTC",
    TMPDIR: process.env.TMPDIR,
    SystemRoot: process.env.SystemRoot,
  };
}
