/** One instruction: its name in capitals, its flags without the dashes, its words (of a JSON form: its items). */
export interface Instruction {
  name: string;
  flags: Record<string, string>;
  words: string[];
  /** Whether the words came as a JSON array: run without a shell. */
  exec: boolean;
  line: number;
}

export interface Stage {
  name: string;
  from: string;
  instructions: Instruction[];
}

const KNOWN = /^(FROM|RUN|COPY|WORKDIR|ENV|USER|EXPOSE|HEALTHCHECK|CMD)$/;

/** The stages of a Dockerfile, in order. Strict: an instruction or form it does not know is an error with its line. */
export function parseDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const { line, text: logical } of logicalLines(text)) {
    const instruction = parseInstruction(logical, line);
    if (instruction.name !== "FROM") {
      const stage = stages.at(-1);
      if (!stage) throw new Error(`Dockerfile line ${line}: ${instruction.name} before the first FROM.`);
      stage.instructions.push(instruction);
      continue;
    }
    const [from, as, name, ...rest] = instruction.words;
    if (!from || as?.toUpperCase() !== "AS" || !name || rest.length > 0) {
      throw new Error(`Dockerfile line ${line}: write FROM image AS name.`);
    }
    if (stages.some((stage) => stage.name === name)) throw new Error(`Dockerfile line ${line}: two stages ${name}.`);
    stages.push({ name, from, instructions: [] });
  }
  return stages;
}

/** Lines put together at their closing backslash; comments and blank lines left out. */
function logicalLines(text: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  let open: { line: number; text: string } | null = null;
  for (const [index, raw] of text.split("\n").entries()) {
    if (/^\s*(#|$)/.test(raw)) continue;
    const more = raw.endsWith("\\");
    const part = (more ? raw.slice(0, -1) : raw).trim();
    open = open ? { line: open.line, text: `${open.text} ${part}` } : { line: index + 1, text: part };
    if (more) continue;
    found.push(open);
    open = null;
  }
  if (open) throw new Error(`Dockerfile line ${open.line}: its last line ends with a backslash.`);
  return found;
}

function parseInstruction(text: string, line: number): Instruction {
  const [, name = "", rest = ""] = /^(\S+)\s+(.*)$/.exec(text) ?? [];
  if (!KNOWN.test(name)) throw new Error(`Dockerfile line ${line}: no instruction this project uses: ${text}`);
  const flags: Record<string, string> = {};
  let remaining = rest;
  for (let match = FLAG.exec(remaining); match; match = FLAG.exec(remaining)) {
    flags[match[1] as string] = match[2] as string;
    remaining = remaining.slice(match[0].length);
  }
  if (name === "HEALTHCHECK") {
    if (!/^CMD\s/.test(remaining)) throw new Error(`Dockerfile line ${line}: a health check is a CMD.`);
    remaining = remaining.replace(/^CMD\s+/, "");
  }
  const exec = remaining.startsWith("[");
  const words = exec ? jsonWords(remaining, line) : remaining.split(/\s+/);
  return { name, flags, words, exec, line };
}

const FLAG = /^--([a-z-]+)=(\S+)\s+/;

function jsonWords(text: string, line: number): string[] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed) || !parsed.every((word) => typeof word === "string")) {
    throw new Error(`Dockerfile line ${line}: a JSON form is a list of strings.`);
  }
  return parsed;
}
