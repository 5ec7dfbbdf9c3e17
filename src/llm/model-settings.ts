/** How the chat model is run. The same for every request: Ollama reloads a model when its window changes. */
export const modelSettings = {
  /** Prompt and answer together, in tokens. Ollama cuts a longer prompt silently, so the window is set wide. */
  contextTokens: 8192,
  /** The longest answer, in tokens; a longer one counts as unusable. */
  maxOutputTokens: 1024,
  /** How long Ollama keeps the model in memory after a request. */
  keepAlive: "30m",
} as const;
