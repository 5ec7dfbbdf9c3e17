import { expect, it } from "vitest";
import { adviceIn } from "./advice.ts";

it.each([
  ["Take 400 mg of ibuprofen every six hours.", "a dose"],
  ["47 mg is enough.", "a dose"],
  ["Children get 5-10 mg.", "a dose"],
  ["You probably have strep throat.", "a diagnosis"],
  ["You should stop taking your blood thinners before Friday.", "advice on treatment"],
])("hears advice in: %s", (sentence, what) => expect(adviceIn(sentence)).toContain(what));

it.each([
  "Your reference is 47MG-FQ39.",
  "Your reference is HCWE-43MG.",
  "I can't give advice on a dose of 400 mg; a nurse can.",
  "Brush as usual and bring a list of your medicines.",
])("hears none in: %s", (sentence) => expect(adviceIn(sentence)).toEqual([]));
