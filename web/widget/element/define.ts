import { mount } from "../view/mount.tsx";
import { createAgentCareChat } from "./agentcare-chat.ts";
import { fetchClinicInfo } from "./clinic-info.ts";
import { createDesks, type Surroundings } from "./desk.ts";
import { languages } from "./languages.ts";
import { newId } from "./new-id.ts";
import { type ApiHolder, createPublicApi, installPublicApi } from "./public-api.ts";
import { waitOrWake } from "./wake.ts";

// What runs when the built file is loaded. A page may load it twice; the first one serves.
if (!customElements.get("agentcare-chat")) define();

let prefetched = false;

/**
 * Begins to load what the widget imports later. The import finds these in the browser's module map, so nothing runs
 * whose digest is not the one that was built.
 */
function prefetch(): void {
  if (prefetched) return;
  prefetched = true;
  for (const [name, integrity] of __WIDGET_CHUNKS__) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(name, import.meta.url).href;
    link.integrity = integrity;
    link.crossOrigin = "anonymous";
    document.head.append(link);
  }
}

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
  const api = createPublicApi({ listen: (type, hear) => document.addEventListener(type, hear), warn });
  const element = createAgentCareChat({
    surroundings,
    desk: createDesks(surroundings),
    clinicInfo: (of) => fetchClinicInfo({ fetch: surroundings.fetch, ...of }),
    mount,
    languages,
    register: api.add,
    host: new URL(import.meta.url).origin,
    prefetch,
  });
  installPublicApi(window as ApiHolder, api.command);
  customElements.define("agentcare-chat", element);
}
