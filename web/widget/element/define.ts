import { storageKey } from "../core/storage-key.ts";
import { mount } from "../view/mount.tsx";
import { createAgentCareChat } from "./agentcare-chat.ts";
import { fetchClinicInfo } from "./clinic-info.ts";
import type { Desk } from "./desk.ts";
import { createLanguages, LANGUAGE_FILES } from "./languages.ts";
import { newId } from "./new-id.ts";
import { createPreload } from "./preload.ts";
import { type ApiHolder, createPublicApi, installPublicApi } from "./public-api.ts";
import type { Surroundings } from "./surroundings.ts";
import { waitOrWake } from "./wake.ts";

// What runs when the built file is loaded. A page may load it twice; the first one serves.
if (!customElements.get("agentcare-chat")) define();

function define(): void {
  const written = new Set<string>();
  const warn = (line: string) => {
    if (!written.has(line)) console.warn(`[AgentCare] ${line}`);
    written.add(line);
  };
  const surroundings: Surroundings = {
    fetch: (...request) => fetch(...request),
    wait: waitOrWake,
    storage: () => sessionStorage,
    openChannel: (name) => new BroadcastChannel(name),
    startTimer(ms, late) {
      const timer = setTimeout(late, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    newId,
    now: Date.now,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    warn,
  };
  const preload = createPreload({ chunks: __WIDGET_CHUNKS__, base: import.meta.url });
  const preloadConversation = () => {
    for (const [name] of __WIDGET_CHUNKS__) if (!LANGUAGE_FILES.includes(name)) preload(name);
  };
  let desks: ((of: { clinic: string; host: string }) => Desk) | null = null;
  const api = createPublicApi({ listen: (type, hear) => document.addEventListener(type, hear), warn });
  const element = createAgentCareChat({
    surroundings,
    async desk(of) {
      preloadConversation();
      const { createDesks } = await import("./desk.ts");
      desks ??= createDesks(surroundings);
      return desks(of);
    },
    isKept({ clinic }) {
      try {
        return sessionStorage.getItem(storageKey(clinic)) !== null;
      } catch {
        // Denied: nothing is kept.
        return false;
      }
    },
    clinicInfo: (of) => fetchClinicInfo({ fetch: surroundings.fetch, ...of }),
    mount(root, parts) {
      if (parts.mode !== "bubble") preloadConversation();
      return mount(root, parts);
    },
    languages: createLanguages({ preload }),
    register: api.add,
    host: new URL(import.meta.url).origin,
  });
  installPublicApi(window as ApiHolder, api.command);
  customElements.define("agentcare-chat", element);
}
