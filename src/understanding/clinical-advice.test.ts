import { describe, expect, it } from "vitest";
import { understand } from "./testing/fixtures.ts";

const ADVICE = [
  "how much ibuprofen can I take for my back?",
  "can I take Tylenol with my blood pressure pills?",
  "what is the right dose of amoxicillin for a 4 year old?",
  "should I stop taking my metformin before the holiday?",
  "is it safe to take aspirin while pregnant?",
  "what could cause a rash on both arms?",
  "do you think I have diabetes?",
  "could this be an infection?",
  "is this mole cancer?",
  "what are the side effects of lisinopril?",
  "which antibiotic is best for a sinus infection?",
  "should I put ice or heat on my sprained ankle?",
  "how long should I take the antibiotics?",
  "is a blood pressure of 150 over 95 bad?",
  "my cholesterol is 240, should I worry?",
  "what should I do about my migraine?",
  "can I drink alcohol on antibiotics?",
  "is my rash contagious?",
  "do I need antibiotics for a cold?",
  "how can I lower my blood pressure?",
  "what medicine should I take for heartburn?",
  "I missed a dose of my birth control pill, what now?",
  "can you diagnose my skin rash?",
  "what's wrong with me? I have a cough and a rash",
  "is it normal to feel dizzy on this medication?",
  "can I give my baby honey for her cough?",
  "what are the symptoms of strep throat?",
  "is 20 mg of omeprazole too much?",
  "what is the best treatment for eczema?",
  "how many mg of paracetamol are safe a day?",
  "could my headaches be a tumor?",
  "should I take antibiotics before my cleaning?",
  "are these symptoms of thyroid disease?",
  "can I take my thyroid medicine with coffee?",
  "how often should I use my steroid cream?",
  "what dose of vitamin D should I take?",
  "is it safe to take two ibuprofen with my heart pills?",
  "should I skip my insulin if I am vomiting a little?",
  "what causes high cholesterol?",
  "can I take cold medicine while breastfeeding?",
  "what medication is best for my allergies?",
  "how many tablets of paracetamol can my son have?",
  "should I worry about a lump in my breast?",
  "do you think I need surgery for my knee?",
];

const NOT_ADVICE = [
  "book me for my blood pressure check",
  "do you do flu shots?",
  "I need an appointment for a rash",
  "can I see someone about my back pain on Friday?",
  "book a skin check for a mole",
  "I need a physical",
  "do you treat migraines?",
  "does Dr Smith see kids with eczema?",
  "I'd like to book a visit about my medication",
  "schedule a diabetes check with Dr Lee",
  "can Dr Okafor see me for a cough tomorrow?",
  "I have a toothache, do you have anything today?",
  "do you offer vaccines?",
  "how much is a flu shot?",
  "how long is a physical?",
  "how much does an ultrasound cost?",
  "do I need to fast before the blood test?",
  "what should I bring to my physical?",
  "is the clinic open on Saturday?",
  "can I get a blood test without an appointment?",
  "is it safe to park on the street?",
  "how do I get to the North clinic?",
  "should I arrive early?",
  "should I bring my insurance card?",
  "can I take the bus to the clinic?",
  "I take the 3 pm",
  "can I take the second one?",
  "what is the best time to call?",
  "what is the earliest you have?",
  "do you have a nurse line?",
  "is Dr Patel a good dentist?",
  "I want to reschedule my skin check",
  "cancel my ultrasound",
  "when is my next physical?",
  "I need a cleaning and an exam",
  "could I come in on Tuesday instead?",
  "my wife needs a pregnancy scan next week",
  "I need a doctor for my daughter's ear infection",
  "looking for a dermatologist for acne",
  "do you have a cardiologist?",
  "can I bring my son along?",
  "how many doctors do you have?",
  "I'd like a follow-up for my thyroid",
  "put me on the waitlist for a skin check",
  "what vaccines do you offer for kids?",
];

const declined = (text: string): boolean => understand(text).acts.includes("clinical-advice");

describe("medication, dose and diagnosis", () => {
  it.each(ADVICE)("L20: is declined: %s", (text) => {
    expect(declined(text)).toBe(true);
  });

  it.each(NOT_ADVICE)("L20: a front desk's own business is not: %s", (text) => {
    expect(declined(text)).toBe(false);
  });

  it("L20: starts no task and fills in no visit", () => {
    const { tasks, frame } = understand("should I stop taking my metformin before the holiday?");
    expect({ tasks, frame }).toEqual({ tasks: [], frame: {} });
  });
});
