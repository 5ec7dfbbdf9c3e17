// @ts-check
/**
 * Asks before the conversation is ended and its text deleted.
 * @param {object} parts
 * @param {HTMLButtonElement} parts.button opens the question
 * @param {HTMLDialogElement} parts.dialog holds `[data-end]`, `[data-keep]` and `[data-problem]`
 * @param {() => Promise<void>} parts.end throws when it could not be done
 * @param {() => void} parts.ended after the dialog has closed
 */
export function createEndDialog({ button, dialog, end, ended }) {
  const problem = dialog.querySelector("[data-problem]");
  const say = (/** @type {string} */ text) => {
    if (problem) problem.textContent = text;
  };
  button.addEventListener("click", () => {
    say("");
    dialog.showModal();
  });
  dialog.querySelector("[data-keep]")?.addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-end]")?.addEventListener("click", async () => {
    try {
      await end();
      dialog.close();
      ended();
    } catch {
      say("The clinic could not be reached, so nothing was deleted. Please try again.");
    }
  });
}
