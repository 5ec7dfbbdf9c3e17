/**
 * A conversation as people read it, and as it is tested: `# title`, settings (`now: 2026-03-02T09:00`), then turns. A
 * line that begins with `> ` is the patient's; what follows it is the clinic's answer, word for word. At the end,
 * `## In the database` lists what the conversation left there.
 */
export interface Transcript {
  title: string;
  settings: Readonly<Record<string, string>>;
  turns: { patient: string; clinic: string }[];
  database: string[];
}

const END_STATE = "## In the database";

/** Reads one; throws an error that names the line for anything it does not know. */
export function readTranscript(text: string): Transcript {
  const lines = text.split("\n");
  const title = /^# (.+)$/.exec(lines[0] ?? "")?.[1];
  if (!title) throw new Error('line 1: a transcript begins with "# " and its title');
  const settings: Record<string, string> = {};
  const turns: { patient: string; answer: string[] }[] = [];
  const database: string[] = [];
  let ended = false;
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const setting = /^(now|clinic|env): (.+)$/.exec(line);
    if (ended) {
      if (line.startsWith("- ")) database.push(line.slice(2));
      else if (line.trim() !== "") throw new Error(`line ${index + 1}: after "${END_STATE}" come "- " lines only`);
    } else if (line === END_STATE) ended = true;
    else if (line.startsWith("> ")) turns.push({ patient: line.slice(2), answer: [] });
    else if (turns.length > 0) turns.at(-1)?.answer.push(line);
    else if (setting?.[1] && setting[2]) settings[setting[1]] = setting[2];
    else if (line.trim() !== "") throw new Error(`line ${index + 1}: neither a setting nor a patient's line`);
  }
  if (turns.length === 0) throw new Error('a transcript needs at least one patient line, which begins with "> "');
  return {
    title,
    settings,
    turns: turns.map(({ patient, answer }) => ({ patient, clinic: answer.join("\n").trim() })),
    database,
  };
}

/** The same as text; reading it again gives the same. */
export function writeTranscript({ title, settings, turns, database }: Transcript): string {
  const head = [`# ${title}`, "", ...Object.entries(settings).map(([name, value]) => `${name}: ${value}`), ""];
  const talk = turns.flatMap(({ patient, clinic }) => [`> ${patient}`, "", ...(clinic ? [clinic, ""] : [])]);
  const left = database.length > 0 ? database : ["nothing"];
  return `${[...head, ...talk, END_STATE, "", ...left.map((line) => `- ${line}`)].join("\n")}\n`;
}
