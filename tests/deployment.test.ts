import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { Environment, loadConfig } from "../src/config.ts";
import { createHealthRoutes } from "../src/http/routes/health.ts";
import { ComposeFile, type ComposeService, fillIn } from "./compose-file.ts";
import { parseDockerfile, type Stage } from "./dockerfile.ts";

// No container engine runs here: what these files say is checked against the code that has to agree with it.

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (name: string) => readFileSync(`${root}${name}`, "utf8");

const stages = parseDockerfile(read("Dockerfile"));
const stage = (name: string): Stage => {
  const found = stages.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`The Dockerfile has no stage ${name}.`);
  return found;
};
const all = (from: Stage, name: string) => from.instructions.filter((instruction) => instruction.name === name);
const environmentOf = (from: Stage) =>
  Object.fromEntries(all(from, "ENV").flatMap(({ words }) => words.map((word) => word.split("=") as [string, string])));
const base = (from: Stage): string => {
  const parent = stages.find(({ name }) => name === from.from);
  return parent ? base(parent) : from.from;
};

const composeText = read("docker-compose.yml");
const compose = ComposeFile.parse(parse(composeText, { strict: true, uniqueKeys: true }));
const service = (name: string): ComposeService => {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no service ${name}.`);
  return found;
};

const SECRETS = { SESSION_SECRET: "kT9vQ2xW7pLm4ZrB8nYcJ5hGd3sFa6Ue", POSTGRES_PASSWORD: "0f1e2d3c4b5a69788796a5b4" };
const filled = (environment: Record<string, string>) =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fillIn(value, SECRETS)]));

const known = new Set(Object.keys(Environment.shape));
const healthPaths = new Set(
  createHealthRoutes({
    health: { report: async () => ({ status: "ok", parts: {} }), ready: async () => true, drain() {} },
    version: "test",
  }).routes.map(({ path }) => path),
);

describe("Dockerfile", () => {
  const app = stage("app");

  it("runs the server, as the last stage, on the Node that npm installs", () => {
    expect(stages.at(-1)).toBe(app);
    const [command, ...others] = all(app, "CMD");
    expect(others).toEqual([]);
    expect(command?.exec).toBe(true);
    expect(command?.words).toEqual(["node_modules/.bin/node", "bin/agentcare.mjs", "serve"]);
    expect(existsSync(`${root}bin/agentcare.mjs`)).toBe(true);
    expect(
      z.object({ dependencies: z.object({ node: z.string() }) }).parse(JSON.parse(read("package.json"))),
    ).toBeTruthy();
    expect(all(stage("packages"), "RUN").map(({ words }) => words.join(" "))).toEqual(["npm ci --omit=dev"]);
  });

  it("sets only variables the server knows, and such as it accepts", () => {
    const environment = environmentOf(app);
    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
    expect(loadConfig({ ...environment, ...SECRETS })).toMatchObject({ NODE_ENV: "production", HOST: "0.0.0.0" });
    expect(() => loadConfig(environment)).toThrow("SESSION_SECRET");
  });

  it("asks a health path that exists, on the port it listens on, with the same Node", () => {
    const [check] = all(app, "HEALTHCHECK");
    const [node, flag, script = ""] = check?.words ?? [];
    expect([node, flag]).toEqual(["node_modules/.bin/node", "-e"]);
    const path = /process\.env\.PORT \+ '([^']+)'/.exec(script)?.[1];
    expect(path).toBe("/health/ready");
    expect(healthPaths).toContain(path);
    expect(all(app, "EXPOSE").map(({ words }) => words)).toEqual([[environmentOf(app).PORT]]);
  });

  it("copies only what is in the repository, and needs nothing that is left behind", () => {
    const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0");
    const copies = stages.flatMap((each) => all(each, "COPY")).filter(({ flags }) => !flags.from);
    const sources = copies.flatMap(({ words }) => words.slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    const absent = sources.filter(
      (source) => !tracked.some((file) => file === source || file.startsWith(`${source}/`)),
    );
    expect(absent).toEqual([]);
    const ignore = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(ignore[0]).toBe("*");
    expect(
      ignore
        .filter((line) => line.startsWith("!"))
        .map((line) => line.slice(1))
        .sort(),
    ).toEqual([...new Set(sources)].sort());
    const left = ignore.slice(1).filter((line) => !line.startsWith("!"));
    const isLeft = (file: string) =>
      left.some((pattern) => matchesGlob(file, pattern) || matchesGlob(file, `${pattern}/**`));
    const shipped = globSync("{bin,db,src,web}/**/*.{ts,js,mjs}", { cwd: root }).filter((file) => !isLeft(file));
    expect(shipped).toContain("src/config.ts");
    expect(shipped.filter((file) => /\.test\.ts$|\/testing\//.test(file))).toEqual([]);
    // What only the image leaves out would be missing there alone.
    const needy = shipped.filter((file) =>
      [...read(file).matchAll(/^(?:import|export) (?!type ).*from "(\.[^"]+)"/gm)].some(([, path = ""]) => {
        const needed = join(dirname(file), path);
        return isLeft(needed) || !/^(bin|db|src|web)\//.test(needed);
      }),
    );
    expect(needy).toEqual([]);
    for (const copy of stages.flatMap((each) => all(each, "COPY"))) {
      if (copy.flags.from) expect(stages.map(({ name }) => name)).toContain(copy.flags.from);
    }
  });

  it.each(["app", "chroma", "ollama"])("leaves root before %s starts", (name) => {
    const user = all(stage(name), "USER").at(-1)?.words[0] ?? "root";
    expect(user).not.toMatch(/^(root|0)(:|$)/);
    const begun = stage(name).instructions.findLastIndex(({ name: each }) => each === "USER");
    expect(
      stage(name)
        .instructions.slice(begun)
        .filter(({ name: each }) => each === "RUN"),
    ).toEqual([]);
  });
});

describe("docker-compose.yml", () => {
  it("is the connected mode: every part of it, with a volume for all that has to last", () => {
    expect(Object.keys(compose.services).sort()).toEqual(["app", "chroma", "ollama", "postgres", "redis"]);
    const mounted = Object.values(compose.services).flatMap(({ volumes }) => volumes.map((line) => line.split(":")[0]));
    expect(mounted.sort()).toEqual(Object.keys(compose.volumes).sort());
    expect(mounted.sort()).toEqual(["app", "chroma", "ollama", "postgres"]);
  });

  it("keeps the app's data folder when its container is replaced: clinics' tags name the builds of the widget in it", () => {
    const app = stage("app");
    const folder = { ...environmentOf(app), ...filled(service("app").environment) }.AGENTCARE_DATA_DIR;
    expect(service("app").volumes).toEqual([`app:${folder}`]);
    // A new volume takes over the owner of the folder it is mounted on.
    const user = all(app, "USER").at(-1)?.words[0];
    const prepared = all(app, "RUN").map(({ words }) => words.join(" "));
    expect(prepared).toContain(`install -d -o ${user} -g ${user} ${folder}`);
  });

  it("gives the app variables that it knows, as values that it accepts", () => {
    const { environment } = service("app");
    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
    const config = loadConfig({ ...environmentOf(stage("app")), ...filled(environment) });
    expect(config).toMatchObject({ NODE_ENV: "production", OLLAMA_URLS: ["http://ollama:11434"], TRUST_PROXY: 0 });
    expect(config.LANGSMITH_API_KEY).toBeUndefined();
    // What a person may set on the command line are our variables, and the database's password.
    const named = [...composeText.matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1] as string);
    expect(named.filter((name) => !known.has(name) && name !== "POSTGRES_PASSWORD")).toEqual([]);
  });

  it("has no secret of its own: it starts only with the two that have to be given", () => {
    const values = Object.values(compose.services).flatMap(({ environment }) => Object.entries(environment));
    const secret = values.filter(([name]) => /SECRET|PASSWORD|KEY|DATABASE_URL/.test(name));
    expect(secret.map(([name]) => name).sort()).toEqual([
      "DATABASE_URL",
      "LANGSMITH_API_KEY",
      "POSTGRES_PASSWORD",
      "SESSION_SECRET",
    ]);
    for (const [name, value] of secret) {
      if (name === "LANGSMITH_API_KEY") expect(fillIn(value)).toBe("");
      else expect(() => fillIn(value), name).toThrow(/is required: set (SESSION_SECRET|POSTGRES_PASSWORD)/);
    }
  });

  it("reaches every part by its name, on the port that part listens on, in a network they share", () => {
    const { environment, networks } = service("app");
    const ports: Record<string, string> = { postgres: "5432", redis: "6379", chroma: "8000", ollama: "11434" };
    const urls = Object.values(filled(environment))
      .filter((value) => URL.canParse(value))
      .map((value) => new URL(value));
    expect(urls.map(({ hostname, port }) => [hostname, port]).sort()).toEqual(Object.entries(ports).sort());
    for (const { hostname } of urls) {
      expect(
        service(hostname).networks.some((network) => networks.includes(network)),
        hostname,
      ).toBe(true);
    }
    const { username, pathname, password } = new URL(filled(environment).DATABASE_URL ?? "");
    const database = filled(service("postgres").environment);
    expect([username, pathname.slice(1), password]).toEqual([
      database.POSTGRES_USER,
      database.POSTGRES_DB,
      database.POSTGRES_PASSWORD,
    ]);
    for (const each of Object.values(compose.services)) {
      for (const network of each.networks) expect(Object.keys(compose.networks)).toContain(network);
    }
  });

  it("publishes the app alone, on the loopback address, from the port it listens on", () => {
    for (const [name, { ports }] of Object.entries(compose.services))
      expect(ports.length, name).toBe(name === "app" ? 1 : 0);
    const [host, outer, inner] = fillIn(service("app").ports[0] ?? "").split(":");
    expect(host).toBe("127.0.0.1");
    expect(inner).toBe(environmentOf(stage("app")).PORT);
    expect(outer).toBe(String(loadConfig({}).PORT));
  });

  it("waits for what the server cannot start without, and only for parts that can tell", () => {
    const { depends_on } = service("app");
    expect(Object.keys(depends_on).sort()).toEqual(["chroma", "ollama", "postgres", "redis"]);
    for (const [name, { condition }] of Object.entries(depends_on)) {
      expect(service(name).healthcheck, name).toBeDefined();
      expect(condition, name).toBe(name === "ollama" ? "service_started" : "service_healthy");
    }
    for (const { healthcheck } of Object.values(compose.services)) {
      if (healthcheck) expect(["CMD", "CMD-SHELL"]).toContain(healthcheck.test[0]);
    }
  });

  it("lets turns under way end before it kills the server", () => {
    const seconds = Number(/^(\d+)s$/.exec(service("app").stop_grace_period ?? "")?.[1]);
    expect(seconds * 1_000).toBeGreaterThan(loadConfig({}).DRAIN_MS);
  });

  it("runs nothing as root, and nothing from an image without an exact version", () => {
    const images = new Set<string>();
    for (const [name, { image, build, user }] of Object.entries(compose.services)) {
      expect([image, build].filter(Boolean), name).toHaveLength(1);
      if (image) images.add(image);
      if (build) images.add(base(stage(build.target)));
      const account = user ?? (build && all(stage(build.target), "USER").at(-1)?.words[0]) ?? "root";
      expect(account, name).not.toMatch(/^(root|0)(:|$)/);
    }
    expect(images.size).toBe(5);
    for (const image of images) expect(image).toMatch(/^[a-z/]+:\d+\.\d+(\.\d+)?(-[a-z-]+)?$/);
    expect([...images].find((image) => image.startsWith("postgres:"))).toMatch(/^postgres:18\./);
  });
});
