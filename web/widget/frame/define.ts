import { type ApiHolder, createPublicApi, installPublicApi } from "../element/public-api.ts";
import { createAgentCareFrame } from "./agentcare-frame.ts";

// What runs when the built file is loaded. A page may load it twice; the first one serves.
if (!customElements.get("agentcare-frame")) {
  const warn = (line: string) => console.warn(`[AgentCare] ${line}`);
  const api = createPublicApi({ listen: (type, hear) => document.addEventListener(type, hear), warn });
  installPublicApi(window as ApiHolder, api.command);
  customElements.define("agentcare-frame", createAgentCareFrame({ register: api.add, warn }));
}
