/** Something happened to a conversation in another tab: a turn came or went, or it was ended and cleared. */
export interface TabNote {
  threadId: string;
  what: "turn" | "cleared";
}

type Channel = Pick<BroadcastChannel, "postMessage"> & {
  onmessage: ((message: MessageEvent) => void) | null;
};

/**
 * Keeps the tabs that share a conversation (a duplicated tab takes its session along) at one page of it. Without
 * channels (`open` throws) each tab just sees what it asks for.
 */
export function createTabs({ open, hear }: { open: () => Channel; hear: (note: TabNote) => void }) {
  const channel = opened(open);
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (isNote(data)) hear(data);
    };
  }
  return { tell: (note: TabNote): void => channel?.postMessage(note) };
}

function opened(open: () => Channel): Channel | null {
  try {
    return open();
  } catch {
    return null;
  }
}

/** Any script of the site can speak on the channel; all it can do is make us look again, or clear. */
const isNote = (data: unknown): data is TabNote => {
  const note = data as Partial<TabNote> | null;
  return typeof note?.threadId === "string" && (note.what === "turn" || note.what === "cleared");
};
