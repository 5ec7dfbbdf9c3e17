import type { Cue } from "../../text/patterns.ts";

export type ClinicalCueName = "clinical-advice";

/** Asking for a judgement only a clinician may give. */
export const CLINICAL_CUES: readonly Cue<ClinicalCueName>[] = [
  {
    name: "clinical-advice",
    weight: 0.9,
    lines: [
      "should i|he|she|we ~3 take|stop|use|worry|increase|decrease|start|double|skip|drink|apply|eat",
      "can|may|could i|he|she|we ~2 take|mix|combine ~6 with|together|while|and|pregnant",
      "safe ~2 to ~4 take|use|mix|eat|drink|combine",
      "is it safe|normal|dangerous|serious|contagious|bad|okay|curable|treatable",
      "how much|many|often ~6 mg|dose|tablets|pills|ibuprofen|tylenol|paracetamol|aspirin|medicine|medication|insulin",
      "what dose|dosage",
      "dose|dosage ~3 of|for|should",
      "side effect|effects",
      "what ~3 cause|causes|caused|causing",
      "is|are there ~4 cure|treatment|treatments|medicine|medication|remedy !room|rooms|plan|plans",
      "do i|you think have|i|it|is ~4",
      "could|might|can this|it|that ~1 be ~4",
      "what ~2 wrong with me|him|her",
      "diagnose|diagnosis",
      "what|which medicine|medication|antibiotic|drug|treatment|painkiller|cream ~3 should|can|is|best|for",
      "interact|interacts|interaction|interactions ~2 with|between",
      "how ~2 treat|cure|get rid|heal|lower|reduce",
      "what should i do about|for|if",
      "will it ~2 heal|go away|hurt|spread",
      "am i having",
      "symptoms of",
    ],
  },
];
