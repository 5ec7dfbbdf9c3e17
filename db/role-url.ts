/** The URL with another user. The query part (TLS and the like) stays. */
export function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}

/** The URL with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/**
 * The URL with a server setting that holds from the first moment of each connection. It travels in the
 * `options` parameter, which postgres.js, pg and psql all understand. `value` must hold no blanks.
 */
export function withSetting(url: string, name: string, value: string): string {
  const changed = new URL(url);
  const before = changed.searchParams.get("options");
  changed.searchParams.set("options", `${before ? `${before} ` : ""}-c ${name}=${value}`);
  // psql reads "+" as a plus sign.
  changed.search = changed.search.replaceAll("+", "%20");
  return changed.href;
}

/** What may be shown of a URL: who connects to what, without the password. */
export function describeUrl(url: string): string {
  const { username, host, pathname } = new URL(url);
  return `${host}${pathname} as ${username ? decodeURIComponent(username) : "the default user"}`;
}
