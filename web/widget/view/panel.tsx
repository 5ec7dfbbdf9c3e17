import { Component, type ComponentChildren } from "preact";
import type { ViewParts } from "./contract.ts";

interface PanelProps {
  mode: ViewParts["mode"];
  name: string;
  open: boolean;
  /** It fills the screen of a phone: everything else is out of reach while it is open. */
  modal: boolean;
  onClose(): void;
  children: ComponentChildren;
}

/**
 * What holds the conversation: beside the page on a desk, over it on a phone, part of it where it is not a bubble.
 * `showModal` keeps the focus and every reader inside; without it a dialog is opened by its attribute, which, unlike
 * `show`, leaves the focus where it is.
 */
export class Panel extends Component<PanelProps> {
  #dialog: HTMLDialogElement | null = null;

  override componentDidMount() {
    this.#follow();
  }

  override componentDidUpdate() {
    this.#follow();
  }

  #follow() {
    const dialog = this.#dialog;
    const { open, modal } = this.props;
    if (!dialog || (dialog.open === open && (!open || dialog.matches("[aria-modal]") === modal))) return;
    // Another shape, the same conversation: what is being written goes on.
    const root = dialog.getRootNode();
    const focused = dialog.open && root instanceof ShadowRoot && root.activeElement;
    if (dialog.open) dialog.close();
    if (modal) dialog.setAttribute("aria-modal", "true");
    else dialog.removeAttribute("aria-modal");
    if (open && modal) dialog.showModal();
    else if (open) dialog.setAttribute("open", "");
    if (open && focused instanceof HTMLElement) focused.focus();
  }

  override render({ mode, name, modal, onClose, children }: PanelProps) {
    if (mode !== "bubble") {
      const Place = mode === "page" ? "main" : "section";
      return (
        <Place class={`panel ${mode}`} part="panel" aria-label={name}>
          {children}
        </Place>
      );
    }
    return (
      <dialog
        id="panel"
        class="panel bubble"
        part="panel"
        aria-label={name}
        ref={(dialog: HTMLDialogElement | null) => {
          this.#dialog = dialog;
        }}
        // The browser's own way out of a modal: the state decides, and brings the focus back.
        onCancel={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          onClose();
        }}
        // A browser may close a modal without asking, too.
        onClose={({ target, currentTarget }) => {
          if (target === currentTarget && !currentTarget.open && this.props.open) onClose();
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.defaultPrevented && !modal) onClose();
        }}
      >
        {children}
      </dialog>
    );
  }
}
