import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { gunzip, zstdDecompress } from "node:zlib";

type Row = Record<string, unknown> & { id: string };
type Rows = Map<string, Row>;

interface Heard {
  method: string;
  url: URL;
  /** Method, address, headers and body as they were, and the body unpacked. */
  text: string;
  body: Buffer;
  type: string;
}

interface Answer {
  status: number;
  body: unknown;
}

const unpack: Record<string, (packed: Buffer) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  zstd: promisify(zstdDecompress),
};

/**
 * A server where LangSmith's API would be: datasets, examples, sessions, runs and feedback as its client asks for them,
 * refusing a second one of a name or id as LangSmith does. `state.failing` maps a path to the status it is answered with.
 */
export async function startFakeLangSmithApi({ key = "lsv2_right" } = {}) {
  const heard: Heard[] = [];
  const rows = {
    datasets: new Map() as Rows,
    examples: new Map() as Rows,
    sessions: new Map() as Rows,
    runs: new Map() as Rows,
    feedback: new Map() as Rows,
  };
  const state = { failing: new Map<string, number>() };
  const server = createServer(async (request, response) => {
    const one = await hear(request);
    heard.push(one);
    const status = state.failing.get(one.url.pathname);
    const refused = request.headers["x-api-key"] !== key;
    const { status: code, body } = refused
      ? { status: 401, body: { detail: "Invalid token" } }
      : status
        ? { status, body: { detail: "no" } }
        : await answer(one, rows);
    response.writeHead(code, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    rows,
    state,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

export type FakeLangSmithApi = Awaited<ReturnType<typeof startFakeLangSmithApi>>;

async function hear(request: IncomingMessage): Promise<Heard> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const packed = Buffer.concat(chunks);
  const body = (await unpack[request.headers["content-encoding"] ?? ""]?.(packed)) ?? packed;
  const method = request.method ?? "GET";
  const text = `${method} ${decodeURIComponent(request.url ?? "")}\n${request.rawHeaders.join("\n")}\n\n${body.toString("utf8")}`;
  const url = new URL(request.url ?? "/", "http://fake");
  return { method, url, text, body, type: request.headers["content-type"] ?? "" };
}

type Routes = Record<string, (heard: Heard, rows: Record<string, Rows>, id: string) => Answer | Promise<Answer>>;

async function answer(heard: Heard, rows: Record<string, Rows>): Promise<Answer> {
  const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/;
  const { pathname } = heard.url;
  const route = ROUTES[`${heard.method} ${pathname.replace(ID, ":id")}`];
  const id = ID.exec(pathname)?.[0] ?? "";
  return route ? route(heard, rows, id) : { status: 404, body: { detail: `no ${heard.method} ${pathname}` } };
}

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const json = ({ body }: Heard): Record<string, unknown> => JSON.parse(body.toString("utf8"));

const ROUTES: Routes = {
  "GET /info": () =>
    ok({
      version: "fake",
      instance_flags: { dataset_examples_multipart_enabled: true },
      batch_ingest_config: { use_multipart_endpoint: true },
    }),
  "GET /datasets": ({ url }, { datasets }) => ok(page(datasets, url, "name")),
  "GET /datasets/:id": (_heard, { datasets }, id) => one(datasets, id),
  "POST /datasets": (heard, { datasets }) => create(datasets, json(heard)),
  "PUT /datasets/:id/tags": () => ok({}),
  "GET /examples": ({ url }, { examples }) => ok(page(examples, url, "dataset", "dataset_id")),
  "GET /examples/:id": (_heard, { examples }, id) => one(examples, id),
  "POST /examples": (heard, { examples }) => create(examples, json(heard)),
  "POST /v1/platform/datasets/:id/examples": async (heard, { examples }, id) => {
    const sent = await partsOf(heard);
    if ([...sent.keys()].some((example) => examples?.has(example))) return { status: 409, body: { detail: "exists" } };
    for (const [example, fields] of sent) {
      examples?.set(example, { modified_at: "2026-03-02T14:00:00Z", ...fields, id: example, dataset_id: id });
    }
    return ok({ count: sent.size, example_ids: [...sent.keys()] }, 201);
  },
  "PATCH /v1/platform/datasets/:id/examples": async (heard, { examples }) => {
    const sent = await partsOf(heard);
    for (const [example, fields] of sent) examples?.set(example, { ...examples.get(example), ...fields, id: example });
    return ok({ count: sent.size, example_ids: [...sent.keys()] });
  },
  "GET /sessions": ({ url }, { sessions }) => ok(page(sessions, url, "name")),
  "GET /sessions/:id": (_heard, { sessions }, id) => one(sessions, id),
  "POST /sessions": (heard, { sessions }) => create(sessions, json(heard)),
  "PATCH /sessions/:id": (heard, { sessions }, id) => {
    const given = Object.entries(json(heard)).filter(([, value]) => value !== null);
    sessions?.set(id, { ...sessions.get(id), ...Object.fromEntries(given), id });
    return one(sessions, id);
  },
  "POST /runs": (heard, { runs }) => upsert(runs, json(heard)),
  "PATCH /runs/:id": (heard, { runs }, id) => upsert(runs, { ...json(heard), id }),
  "POST /feedback": (heard, { feedback }) => upsert(feedback, json(heard)),
  "POST /runs/multipart": async (heard, { runs, feedback }) => {
    for (const [name, fields] of await partsOf(heard)) {
      const [, kind, id] = /^(post|patch|feedback)\.(.+)$/.exec(name) ?? [];
      upsert(kind === "feedback" ? feedback : runs, { ...fields, id });
    }
    return ok({}, 202);
  },
};

/** The parts of a form by the thing they are of: `x` holds its fields, `x.inputs` and the like one field each. */
async function partsOf({ body, type }: Heard): Promise<Map<string, Record<string, unknown>>> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const things = new Map<string, Record<string, unknown>>();
  for (const [name, part] of form) {
    const value: unknown = JSON.parse(typeof part === "string" ? part : await part.text());
    const [, thing = name, field] = /^(.*)\.(inputs|outputs|extra|error|events|serialized)$/.exec(name) ?? [];
    const fields = field ? { [field]: value } : (value as Record<string, unknown>);
    things.set(thing, { ...things.get(thing), ...fields });
  }
  return things;
}

function page(rows: Rows | undefined, url: URL, parameter: string, field = parameter): Row[] {
  const wanted = url.searchParams.get(parameter);
  const offset = Number(url.searchParams.get("offset") ?? 0);
  const limit = Number(url.searchParams.get("limit") ?? 100);
  const found = [...(rows?.values() ?? [])].filter((row) => wanted === null || row[field] === wanted);
  return found.slice(offset, offset + limit);
}

function one(rows: Rows | undefined, id: string): Answer {
  const row = rows?.get(id);
  return row ? ok(row) : { status: 404, body: { detail: "not found" } };
}

/** A new row; 409 for a name or id there is. */
function create(rows: Rows | undefined, fields: Record<string, unknown>): Answer {
  const id = String(fields.id ?? randomUUID());
  const taken = [...(rows?.values() ?? [])].some((row) => row.id === id || (fields.name && row.name === fields.name));
  if (taken) return { status: 409, body: { detail: "exists" } };
  const row = { tenant_id: "11111111-1111-4111-8111-111111111111", modified_at: "2026-03-02T14:00:00Z", ...fields, id };
  rows?.set(id, row);
  return ok(row);
}

function upsert(rows: Rows | undefined, fields: Record<string, unknown>): Answer {
  const id = String(fields.id);
  rows?.set(id, { ...rows.get(id), ...fields, id });
  return ok({}, 202);
}
