import { describe, expect, it } from "vitest";
import { screen } from "../screen.ts";

const kindOf = (message: string) => screen(message).kind;

describe("what runs in a family", () => {
  it.each([
    "Heart attacks run in my family, my uncle had his in 1998, I want a physical",
    "Heart attacks run in my family",
    "yes, strokes run in our family",
    "strokes run in our family, can I get screened?",
    "Strokes are common in my family, I'd like a physical",
    "My mother had a stroke in her fifties, I'd like a check-up",
    "my grandfather had a heart attack at the age of 61, should I be checked?",
    "seizures run in my family, do I need to tell the doctor?",
    "hay infartos en mi familia, quiero un chequeo",
    "los infartos vienen de familia, quiero una cita",
  ])("L21: alone is no emergency: %s", (message) => expect(screen(message)).toEqual({ kind: "pass" }));

  it.each([
    "my dad had a heart attack in 2010 and I have the same pain now",
    "my dad had a heart attack in 2010. I think I'm having one",
    "My dad had a heart attack in 2010. I think this is mine.",
    "My dad had a heart attack in 2010. I'm getting the same symptoms.",
    "my dad had a heart attack in 2010, he looks grey and sweaty",
    "Heart attacks run in my family and I think I'm having one",
    "heart attacks run in my family and I feel faint",
    "heart attacks run in my family and my arm feels weird",
    "heart attacks run in my family, my dad had his in 2010, my left arm hurts",
    "heart attacks run in my family and I have a bad feeling in my jaw, need to be checked",
    "Heart attacks run in my family, please hurry",
    "Heart attacks run in my family, help me",
    "Strokes run in our family and now it's my turn",
    "strokes run in the family, can't lift my arm, book me in",
    "My mother had a stroke in her fifties and her speech is slurred",
    "Seizures run in my family and my son is having one",
    "seizures run in the family, my daughter is on the floor shaking",
    "seizures run in my family, he won't wake up, do I need to come",
    "los infartos son de familia y creo que me está dando uno",
    "hay infartos en mi familia y mi esposo está sudando frío",
    "corren los derrames en mi familia y se me durmió la cara, quiero una cita",
    "Mi papá tuvo un infarto en 2010 y siento lo mismo",
  ])("L21: quiets nothing that is felt: %s", (message) => expect(kindOf(message)).toBe("emergency"));
});

describe("what is only supposed", () => {
  it.each([
    "If I should have chest pain after the treadmill test next week, whom do I call?",
    "Should I get short of breath after the surgery next month, who do I call?",
    "If my daughter gets a seizure after the vaccines on Friday, where do we go?",
    "After the biopsy, if I start bleeding heavily, who should I call?",
    "In case I have an allergic reaction during the infusion next week, what happens?",
    "si me duele el pecho después de la prueba de esfuerzo del lunes, ¿qué hago?",
    "si mi hijo no puede respirar después de la operación, ¿a quién llamo?",
  ])("L21: is soft: %s", (message) => expect(screen(message)).toMatchObject({ kind: "pass", soft: { soft: true } }));

  it.each([
    "If I have chest pain after the stress test yesterday, what do I do?",
    "I had the stress test this morning, if I have chest pain what do I do",
    "What do I do if I have chest pain after the stress test? I have it now.",
    "If I should have chest pain, what do I do",
    "if my chest hurts what should I do",
    "If this is chest pain, should I come in?",
    "If you could hurry, I've chest pain since the procedure, what do I do?",
    "I should have said I have chest pain after the test, what do I do?",
    "After the biopsy, I start bleeding heavily if I stand, what should I do?",
    "if he can come in, he has chest pain after the vaccine, what do we do",
    "if it helps, my chest hurts after the test, what should I do",
    "chest pain after my biopsy, what do I do",
  ])("L21: is not, where it may be happening: %s", (message) => expect(kindOf(message)).toBe("emergency"));

  it("L21: never with self-harm", () => {
    const message = "If I kill myself after the treatment, who would care";
    expect(screen(message)).toMatchObject({ kind: "emergency", tier: "crisis" });
  });
});
