/** What the widget needs of the browser; `startTimer` returns its own cancel. */
export interface Surroundings {
  fetch: typeof globalThis.fetch;
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  storage(): Storage;
  openChannel(name: string): BroadcastChannel;
  startTimer(ms: number, late: () => void): () => void;
  random(): number;
  newId(): string;
  now(): number;
  timeZone: string;
  /** One line for the site's developer; the same line is written once. */
  warn(line: string): void;
}
