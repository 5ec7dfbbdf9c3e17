import { render } from "preact";
import { colourRule } from "../styles/colours.ts";
import { styles } from "../styles/styles.ts";
import { App } from "./app.tsx";
import type { MountedView, ViewParts } from "./contract.ts";

/** Draws the conversation into `root`, and keeps it drawn. */
export function mount(root: ShadowRoot, parts: ViewParts): MountedView {
  let shown = parts;
  let app: App | null = null;
  // A copy: the list itself is alive.
  const before = [...root.adoptedStyleSheets];
  const adopt = (css: string) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return sheet;
  };
  const paint = () => own.replaceSync(shown.clinic.colours ? colourRule(shown.clinic.colours) : "");
  const draw = () =>
    render(
      <App
        {...shown}
        adopt={adopt}
        mounted={(instance) => {
          app = instance;
        }}
      />,
      root,
    );
  adopt(styles);
  const own = adopt("");
  paint();
  draw();
  return {
    open: (gesture) => app?.open(gesture),
    close: () => app?.close(),
    toggle: () => (app?.visible ? app.close() : app?.open("script")),
    update(changes) {
      shown = { ...shown, ...changes };
      if (changes.clinic) paint();
      draw();
    },
    unmount() {
      render(null, root);
      root.adoptedStyleSheets = before;
    },
  };
}
