import type { Session } from "./types.ts";

export type RequestOptions = RequestInit & { session?: Session; body?: string };
export type Request = ReturnType<typeof createRequest>;

/** One request to the API: `path` begins with `/v1/` or stands below `/v1/chat`. */
export function createRequest({
  fetch,
  host,
  onDate,
}: {
  fetch: typeof globalThis.fetch;
  host: string;
  /** Hears the server's clock, in milliseconds since the epoch. */
  onDate: (serverDate: number) => void;
}) {
  return async function request(
    path: string,
    { session, headers, ...options }: RequestOptions = {},
  ): Promise<Response> {
    const response = await fetch(host + (path.startsWith("/v1/") ? path : `/v1/chat${path}`), {
      ...options,
      // The token is the only proof: a cookie of the host page is none of our business.
      credentials: "omit",
      headers: {
        ...(options.body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(session ? { Authorization: `Bearer ${session.token}` } : {}),
        ...headers,
      },
    });
    const date = Date.parse(response.headers.get("Date") ?? "");
    // The header leaves out the fraction of its second: the latest it can be, so that no hold looks longer than it is.
    if (Number.isFinite(date)) onDate(date + 999);
    return response;
  };
}
