import { Component } from "preact";
import type { FormCard } from "../../../../src/graph/reply.ts";
import { sends } from "../sends.ts";
import type { CardProps } from "./card.ts";
import { codeIn, faultOf, inWords } from "./form-rules.ts";

/** Who the visit is for, or the one-time code. The browser may fill it in; typing the same into the chat works as well. */
export class Form extends Component<CardProps, { faults?: Record<string, string> }> {
  #check(input: HTMLInputElement, label: string) {
    const fault = faultOf(input, label, this.props.scene.strings);
    this.setState(({ faults }) => ({ faults: { ...faults, [input.name]: fault } }));
    return fault === "";
  }

  #send(event: Event, form: HTMLFormElement) {
    const { scene, item } = this.props;
    const { purpose, fields } = item.content as FormCard;
    const inputs = fields.flatMap(({ name, label }) => {
      const input = form.elements.namedItem(name);
      return input instanceof HTMLInputElement ? [{ input, label }] : [];
    });
    const bad = inputs.filter(({ input, label }) => !this.#check(input, label))[0];
    if (bad) {
      bad.input.focus();
      return;
    }
    const values = Object.fromEntries(inputs.map(({ input }) => [input.name, input.value.trim()]));
    scene.actions.tap({ type: "submit_form", purpose, values }, inWords(values), event);
  }

  override render({ scene, item, live }: CardProps, { faults = {} }: { faults?: Record<string, string> }) {
    // Answered, it is noise: the answer stands below it in the patient's own words.
    if (!live) return null;
    const { fields, submitLabel } = item.content as FormCard;
    return (
      <form class="card form" {...sends((event, form) => this.#send(event, form))}>
        {fields.map(({ name, label, type, autocomplete, value }) => {
          const id = `${item.id}-${name}`;
          const fault = faults[name];
          const isCode = name === "code";
          return (
            <div key={name} class="field">
              <label for={id} lang={scene.lang}>
                {label}
              </label>
              <input
                id={id}
                name={name}
                // Any of the three: the typings want to know which, for the roles that go with it.
                {...{ type: type as "text" }}
                autocomplete={autocomplete}
                required
                defaultValue={value}
                inputMode={isCode ? "numeric" : undefined}
                maxLength={isCode ? 20 : undefined}
                // A birth date in the future is a slip of the picker.
                max={type === "date" ? new Date(scene.now()).toISOString().slice(0, 10) : undefined}
                aria-invalid={fault ? "true" : undefined}
                aria-describedby={fault ? `${id}-fault` : undefined}
                onInput={({ currentTarget }) => fault && this.#check(currentTarget, label)}
                onPaste={(event) => {
                  const code = isCode ? codeIn(event.clipboardData?.getData("text") ?? "") : null;
                  if (code === null) return;
                  event.preventDefault();
                  event.currentTarget.value = code;
                  this.#check(event.currentTarget, label);
                }}
              />
              {fault && (
                <p id={`${id}-fault`} class="fault">
                  {fault}
                </p>
              )}
            </div>
          );
        })}
        <div class="row">
          <button type="submit" class="button primary" lang={scene.lang}>
            {submitLabel}
          </button>
        </div>
        <p class="muted">{scene.strings.orType}</p>
      </form>
    );
  }
}
