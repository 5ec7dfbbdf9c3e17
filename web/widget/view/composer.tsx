import { Component } from "preact";
import { MAX_TEXT } from "../core/conversation.ts";
import { Icon } from "./icon.tsx";
import type { Scene } from "./scene.ts";
import { sends } from "./sends.ts";

interface ComposerProps {
  scene: Scene;
  field(element: HTMLTextAreaElement | null): void;
}

/**
 * The message field: Enter sends, Shift+Enter starts a line. What is being typed is never lost to an answer that is
 * still coming: it waits in the field.
 */
export class Composer extends Component<ComposerProps> {
  #field: HTMLTextAreaElement | null = null;

  #send(event: Event) {
    event.preventDefault();
    const { strings, actions, locale, state } = this.props.scene;
    const field = this.#field;
    const text = field?.value.trim();
    if (!field || !text) return;
    const count = (length: number) => length.toLocaleString(locale);
    if (text.length > MAX_TEXT) actions.hint(strings.tooLong(count(text.length), count(MAX_TEXT)));
    else if (state.running) actions.hint(state.connection === "online" ? strings.answerComing : strings.stillWaiting);
    else if (actions.say(text, event)) {
      field.value = "";
      this.#grow();
      // Who writes goes on writing, however the button was pressed.
      field.focus();
    }
  }

  /** For browsers without `field-sizing`; through the object model, as no style attribute is allowed. */
  #grow = () => {
    const field = this.#field;
    if (!field || CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  };

  override render({ scene: { strings, state, actions }, field }: ComposerProps) {
    const running = state.running !== null;
    return (
      <form class="composer" part="composer" {...sends((event) => this.#send(event))}>
        <textarea
          rows={1}
          aria-label={strings.yourMessage}
          aria-description={strings.enterSends}
          placeholder={strings.write}
          autocomplete="off"
          enterkeyhint="send"
          ref={(element: HTMLTextAreaElement | null) => {
            this.#field = element;
            field(element);
          }}
          onInput={this.#grow}
          onKeyDown={(event) => {
            // While an input method composes a word, Enter belongs to it.
            if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#send(event);
          }}
        />
        {/* One button with two names: the focus stays on it. The second press of a double click is no "Stop". */}
        <button
          type="submit"
          class="round"
          aria-label={running ? strings.stop : strings.send}
          onClick={(event) => {
            if (!running) return;
            event.preventDefault();
            if (event.detail < 2) actions.stop();
          }}
        >
          <Icon name={running ? "stop" : "send"} />
        </button>
      </form>
    );
  }
}
