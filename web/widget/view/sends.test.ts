// @vitest-environment happy-dom
import { h, render } from "preact";
import { afterEach, describe, expect, it } from "vitest";
import { sends } from "./sends.ts";

afterEach(() => {
  render(null, document.body);
});

describe("a form", () => {
  it("is sent by its button, or by what is in that, without a submission", () => {
    const { sent, submissions, find } = aForm();
    find("b").click();
    find("[type=submit]").click();
    expect(sent).toEqual(["click", "click"]);
    expect(submissions).toEqual([]);
  });

  it("is not sent by another button, nor by one that does something else just now", () => {
    const { sent, submissions, find } = aForm({ onClick: (event) => event.preventDefault() });
    find("[type=button]").click();
    find("[type=submit]").click();
    expect(sent).toEqual([]);
    expect(submissions).toEqual([]);
  });

  it("does the same for a script that asks it to be sent, and leads nowhere then either", () => {
    const { sent, submissions, form } = aForm();
    form.requestSubmit();
    expect(sent).toEqual(["submit"]);
    expect(submissions).toEqual([{ prevented: true }]);
  });
});

function aForm(button: { onClick?: (event: Event) => void } = {}) {
  const sent: string[] = [];
  const submissions: { prevented: boolean }[] = [];
  const onSubmit = (event: Event) => void submissions.push({ prevented: event.defaultPrevented });
  const parts = [
    h("button", { type: "button" }, "Other"),
    h("button", { type: "submit", ...button }, h("b", null, "Send")),
  ];
  render(
    h(
      "div",
      { onSubmit },
      h(
        "form",
        sends(({ type }) => void sent.push(type)),
        parts,
      ),
    ),
    document.body,
  );
  const find = (selector: string) => {
    const element = document.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`There is no ${selector}.`);
    return element;
  };
  return { sent, submissions, find, form: find("form") as HTMLFormElement };
}
