import { expect, it } from "vitest";
import { createLocalFanOut } from "./fan-out.ts";

it("wakes every listener of the channel and no other", () => {
  const fanOut = createLocalFanOut();
  const heard: string[] = [];
  fanOut.subscribe("a", () => heard.push("a1"));
  fanOut.subscribe("a", () => heard.push("a2"));
  fanOut.subscribe("b", () => heard.push("b"));
  fanOut.publish("a");
  expect(heard).toEqual(["a1", "a2"]);
});

it("ends one subscription at a time, also of the same function, and ending twice is harmless", () => {
  const fanOut = createLocalFanOut();
  let count = 0;
  const listener = () => {
    count += 1;
  };
  const end = fanOut.subscribe("a", listener);
  fanOut.subscribe("a", listener);
  end();
  end();
  fanOut.publish("a");
  expect(count).toBe(1);
});

it("lets a listener end its own subscription while it is woken", () => {
  const fanOut = createLocalFanOut();
  const heard: string[] = [];
  const end = fanOut.subscribe("a", () => {
    heard.push("first");
    end();
  });
  fanOut.subscribe("a", () => heard.push("second"));
  fanOut.publish("a");
  fanOut.publish("a");
  expect(heard).toEqual(["first", "second", "second"]);
});

it("is silent after close", async () => {
  const fanOut = createLocalFanOut();
  fanOut.subscribe("a", () => expect.unreachable("woken after close"));
  await fanOut.close();
  fanOut.publish("a");
});
