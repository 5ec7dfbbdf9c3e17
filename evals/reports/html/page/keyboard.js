// @ts-check

/**
 * Walks the list by keys. Single letters work wherever nothing is typed, and can be switched off; arrows work in the
 * list alone, so that they scroll elsewhere.
 * @param {{
 *   list: { move(by: number): void, first(): void, last(): void, holds(target: EventTarget | null): boolean },
 *   words: HTMLInputElement,
 *   areSingleKeysOn: () => boolean,
 *   back: () => void,
 * }} parts
 */
export function listenToKeys({ list, words, areSingleKeysOn, back }) {
  /** @type {Readonly<Record<string, () => void>>} */
  const anywhere = { j: () => list.move(1), k: () => list.move(-1), "/": () => words.select() };
  /** @type {Readonly<Record<string, () => void>>} */
  const inList = {
    ArrowDown: () => list.move(1),
    ArrowUp: () => list.move(-1),
    Home: () => list.first(),
    End: () => list.last(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  });

  /** @param {KeyboardEvent} event */
  function actionOf({ key, target }) {
    if (key === "Escape") return target === words && words.value !== "" ? undefined : back;
    if (target === words) return key === "ArrowDown" || key === "Enter" ? () => list.move(0) : undefined;
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return undefined;
    if (list.holds(target) && inList[key]) return inList[key];
    // Before anything was walked to, the first step goes to the row that Tab would reach.
    if (!areSingleKeysOn()) return undefined;
    return target === document.body && (key === "j" || key === "k") ? () => list.move(0) : anywhere[key];
  }
}
