import { telephone } from "../core/telephone.ts";
import { emergencyNumberOf, otherLanguage, type Scene } from "./scene.ts";

/** What stands above the first message, and in part stays there: what this is, and what it is not for. */
export function Welcome({ scene }: { scene: Scene }) {
  const { strings, clinic, locale, state, heading: Heading } = scene;
  const other = otherLanguage(locale, clinic.languages);
  const number = emergencyNumberOf(clinic);
  const [before, after] = strings.aiNotice(number).split(number);
  return (
    <>
      {state.items.length === 0 && (
        <div class="welcome">
          <Heading>{strings.welcome}</Heading>
          <p class="muted">{strings.welcomeMore}</p>
        </div>
      )}
      <p class="muted">
        {before}
        <a href={telephone(number)}>{number}</a>
        {after}
        {other && ` ${strings.otherLanguage(new Intl.DisplayNames(locale, { type: "language" }).of(other) ?? other)}`}
      </p>
    </>
  );
}
