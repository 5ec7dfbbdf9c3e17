import { telephone } from "../core/telephone.ts";
import { Icon } from "./icon.tsx";
import type { Scene } from "./scene.ts";

interface HeaderProps {
  scene: Scene;
  optionsOpen: boolean;
  onOptions(): void;
  onSave(): void;
  onEnd(): void;
  /** Not given where there is nothing to close. */
  onClose: (() => void) | undefined;
}

/** Whom one talks to, their number, and what can be done with the conversation. */
export function Header({ scene, optionsOpen, onOptions, onSave, onEnd, onClose }: HeaderProps) {
  const { strings, clinic, state, mode } = scene;
  const Title = mode === "page" ? "h1" : "h2";
  return (
    <div class="header" part="header">
      <div class="row">
        <div class="names">
          <Title>{clinic.name}</Title>
          <p class="muted">{strings.frontDesk}</p>
        </div>
        <a class="button" href={telephone(clinic.phone)} aria-label={strings.call(clinic.phone)}>
          <Icon name="phone" />
          <span class="wide" dir="ltr">
            {clinic.phone}
          </span>
        </a>
        {state.items.length > 0 && (
          <button
            type="button"
            class="round"
            aria-label={strings.options}
            aria-expanded={optionsOpen}
            onClick={onOptions}
          >
            <Icon name="more" />
          </button>
        )}
        {onClose && (
          <button type="button" class="round" aria-label={strings.hide} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </div>
      {optionsOpen && (
        <div class="options">
          <p class="muted">{strings.shared}</p>
          <div class="row">
            <button type="button" class="button" onClick={onSave}>
              {strings.save}
            </button>
            <button type="button" class="button" onClick={onEnd}>
              {strings.end}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
