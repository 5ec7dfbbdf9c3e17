import { Icon } from "./icon.tsx";
import type { Scene } from "./scene.ts";

interface LauncherProps {
  scene: Scene;
  open: boolean;
  unread: number;
  onToggle(event: Event): void;
  button(element: HTMLButtonElement | null): void;
}

/** The bubble. What came while the panel was closed is told here, outside the panel, and not by a number alone. */
export function Launcher({ scene: { strings, clinic }, open, unread, onToggle, button }: LauncherProps) {
  return (
    <>
      <button
        type="button"
        part="launcher"
        class="launcher"
        aria-label={open ? strings.hide : strings.launcher(clinic.name)}
        aria-expanded={open}
        aria-controls="panel"
        ref={button}
        onClick={onToggle}
      >
        <Icon name={open ? "close" : "chat"} />
        {unread > 0 && (
          <span class="badge" aria-hidden="true">
            {unread}
          </span>
        )}
      </button>
      <p role="status" class="unseen">
        {unread > 0 && strings.unread(unread)}
      </p>
    </>
  );
}
