import { describe, expect, it } from "vitest";
import { type ApiHolder, createPublicApi, installPublicApi, type Widget } from "./public-api.ts";

describe("AgentCare(…)", () => {
  it("keeps what was called before the widget was loaded, in order, for the first element", () => {
    const page: ApiHolder = {};
    const queue = (...call: unknown[]) => {
      queue.q.push(call);
    };
    queue.q = [] as unknown[][];
    page.AgentCare = queue;
    page.AgentCare("open");
    page.AgentCare("sendMessage", "Hello");
    page.AgentCare("identify", "signed");
    const { api, lines } = anApi();
    installPublicApi(page, api.command);
    const { widget, calls } = aWidget();
    api.add(widget);
    expect(calls).toEqual(["open ", "sendMessage Hello", "identify signed"]);
    page.AgentCare("close");
    expect(calls.at(-1)).toBe("close ");
    expect(lines).toEqual([]);
  });

  it("opens one of two, and clears both", () => {
    const { api } = anApi();
    const [first, second] = [aWidget(), aWidget()];
    const remove = api.add(first.widget);
    api.add(second.widget);
    api.command("open");
    api.command("reset");
    remove();
    api.command("toggle");
    expect(first.calls).toEqual(["open ", "reset "]);
    expect(second.calls).toEqual(["reset ", "toggle "]);
  });

  it("listens at once, and tells what it cannot do in one line", () => {
    const { api, lines, dispatch } = anApi();
    const heard: unknown[] = [];
    api.command("on", "booked", (detail: unknown) => heard.push(detail));
    dispatch("agentcare:booked", { action: "book" });
    expect(heard).toEqual([{ action: "book" }]);
    api.command("on", "click", () => {});
    api.command("on", "open", "alert(1)");
    api.command("constructor");
    api.command();
    expect(lines).toHaveLength(4);
  });
});

function anApi() {
  const lines: string[] = [];
  const hearers = new Map<string, (event: Event) => void>();
  const api = createPublicApi({
    listen: (type, hear) => {
      hearers.set(type, hear);
    },
    warn: (line) => lines.push(line),
  });
  const dispatch = (type: string, detail: unknown) => hearers.get(type)?.(new CustomEvent(type, { detail }));
  return { api, lines, dispatch };
}

function aWidget() {
  const calls: string[] = [];
  const called = (name: string) => (text?: string) => void calls.push(`${name} ${text ?? ""}`);
  const widget: Widget = {
    open: called("open"),
    close: called("close"),
    toggle: called("toggle"),
    sendMessage: called("sendMessage"),
    identify: called("identify"),
    setLocale: called("setLocale"),
    reset: called("reset"),
  };
  return { widget, calls };
}
