import { Icon } from "./icon.tsx";

interface LauncherProps {
  label: string;
  open: boolean;
  unread: number;
  /** The number of unread messages in words; empty for none. */
  news: string;
  onToggle(event: Event): void;
  button(element: HTMLButtonElement | null): void;
}

/** The bubble. What came while the panel was closed is told here, outside the panel, and not by a number alone. */
export function Launcher({ label, open, unread, news, onToggle, button }: LauncherProps) {
  return (
    <>
      <button
        type="button"
        part="launcher"
        class="launcher"
        aria-label={label}
        aria-expanded={open}
        aria-controls="panel"
        ref={button}
        onClick={onToggle}
      >
        <Icon name={open ? "close" : "chat"} />
        {news && (
          <span class="badge" aria-hidden="true">
            {unread}
          </span>
        )}
      </button>
      <p role="status" class="unseen">
        {news}
      </p>
    </>
  );
}
