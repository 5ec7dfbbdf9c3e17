// @ts-check
/**
 * What is not part of the conversation: being offline, reconnecting, a hint. Its own live region, so that a toast never
 * talks over a message.
 * @param {HTMLElement} line
 */
export function createStatusLine(line) {
  let hint = "";
  let network = "";
  const show = () => {
    const text = network || hint;
    // Setting the same text again would be read again.
    if (line.textContent !== text) line.textContent = text;
    line.dataset.shown = String(text !== "");
  };
  return {
    /** @param {string} text */
    show(text) {
      hint = text;
      show();
    },
    clear() {
      hint = "";
      show();
    },
    /**
     * @param {"online" | "reconnecting" | "offline"} connection
     * @param {boolean} networkUp as the browser believes
     */
    connection(connection, networkUp) {
      if (!networkUp) network = "You are offline. Nothing is lost; the conversation goes on when you are back.";
      else if (connection === "reconnecting") network = "The connection was lost. Reconnecting…";
      else network = "";
      show();
    },
  };
}
