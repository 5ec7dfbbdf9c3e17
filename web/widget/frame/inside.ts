import type { ApiHolder } from "../element/public-api.ts";
import { createBridge } from "./bridge.ts";

// What runs in the framed page, beside the widget.
const { site } = document.documentElement.dataset;
if (site && parent !== window) {
  createBridge({
    site,
    parent,
    messages: window,
    events: document,
    command: (...call) => (window as ApiHolder).AgentCare?.(...call),
  });
}
