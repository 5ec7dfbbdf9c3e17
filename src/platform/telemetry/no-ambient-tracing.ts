/** What `config.ts` reads for our own tracer; neither of them starts a trace by itself. */
const OURS: ReadonlySet<string> = new Set(["LANGSMITH_API_KEY", "LANGSMITH_PROJECT"]);

/**
 * Takes every variable by which LangChain or LangSmith would trace, print or redirect what runs say out of the
 * environment, and returns the names of those that were set, sorted. Call it once, before the first graph runs.
 * By prefix rather than by list: the packages read these names at every call, and add new ones with their releases.
 */
export function disableAmbientTracing(env: Record<string, string | undefined> = process.env): string[] {
  const found: string[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (!isAmbient(name)) continue;
    if (value !== undefined && value.trim() !== "") found.push(name);
    delete env[name];
  }
  return found.sort();
}

function isAmbient(name: string): boolean {
  if (OURS.has(name)) return false;
  // OTEL_ENABLED is langsmith's own older switch, not one of OpenTelemetry's.
  return name.startsWith("LANGSMITH_") || name.startsWith("LANGCHAIN_") || name === "OTEL_ENABLED";
}
