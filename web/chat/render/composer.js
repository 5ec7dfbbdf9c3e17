// @ts-check
import { MAX_TEXT } from "../conversation.js";

/**
 * The message field: Enter sends, Shift+Enter starts a line. What is being typed is never lost to an answer that is
 * still coming: it waits in the field.
 * @param {object} parts
 * @param {HTMLFormElement} parts.form
 * @param {HTMLTextAreaElement} parts.field
 * @param {HTMLButtonElement} parts.sendButton
 * @param {HTMLButtonElement} parts.stopButton
 * @param {(text: string) => boolean} parts.send false when nothing could be sent now
 * @param {() => void} parts.stop
 * @param {(text: string) => void} parts.report shown to the patient
 */
export function createComposer({ form, field, sendButton, stopButton, send, stop, report }) {
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  };

  const submit = () => {
    const text = field.value.trim();
    if (text === "") return;
    if (text.length > MAX_TEXT) {
      report(
        `That is ${text.length.toLocaleString("en-US")} characters; a message has ${MAX_TEXT.toLocaleString("en-US")} at most.`,
      );
      return;
    }
    if (!send(text)) {
      report("The answer is still coming. You can send this when it is done, or press Stop.");
      return;
    }
    field.value = "";
    grow();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener("keydown", (event) => {
    // While an input method composes a word, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  field.addEventListener("input", grow);
  stopButton.addEventListener("click", stop);

  return {
    focus: () => field.focus({ preventScroll: true }),
    /** @param {boolean} running */
    update(running) {
      if (stopButton.hidden !== running) return;
      const hadFocus = document.activeElement === (running ? sendButton : stopButton);
      stopButton.hidden = !running;
      sendButton.hidden = running;
      // The button under the focus is gone: stay in the composer rather than fall to the top of the page.
      if (hadFocus) (running ? stopButton : field).focus();
    },
  };
}
