import type { Scene } from "./scene.ts";

/** What stands above the first message, and in part stays there: what this is, and what it is not for. */
export function Welcome({ scene, notice }: { scene: Scene; notice: string }) {
  const { strings, lang, locale, state, heading: Heading } = scene;
  return (
    <>
      {state.items.length === 0 && (
        <div class="welcome">
          <Heading>{strings.welcome}</Heading>
          <p class="muted">{strings.welcomeMore}</p>
        </div>
      )}
      <p class="muted">
        {notice}
        {lang && ` ${strings.otherLanguage(new Intl.DisplayNames(locale, { type: "language" }).of(lang) ?? lang)}`}
      </p>
    </>
  );
}
