import type { Cue } from "../../text/patterns.ts";

/** Errands of a helper's other services: the patient's own diary, a ride, the weather. */
export const ERRAND_CUES: readonly Cue<"errand" | "errand-verb">[] = [
  {
    name: "errand",
    weight: 0.9,
    lines: [
      "my|our ~1 calendar|planner|agenda|diary",
      "to|in|on|into the calendar|planner|agenda|diary",
      "add|put|save|note|skip|create|make ~3 event|events|reminder",
      "remind me",
      "my|our ~1 availability|availabilities|schedule",
      "^ am i ~3 free|available|busy|open",
      "when|time|times|if|whether|what|day|days|hours|see|where ~1 am i ~3 free|available|busy|open",
      "when|time|times|if|whether|what|day|days|hours|see|where ~1 i ~1 am|be ~2 free|available|busy|open",
      "when|time|times|what|where will i ~2 be ~2 free|available|busy|open",
      "when|time|times|hours|what ~2 i available|free",
      "^ will i be ~1 free|available|busy",
      "do|when|if|what|whether ~3 i ~1 have ~3 free|time|availability|available|open",
      "i have ~2 free hours|time",
      "open|free times|time|hours|slots i ~1 have",
      "cab|cabs|taxi|taxis|uber|lyft|rideshare",
      "ride to|there|for",
      "weather|forecast|temperature|humidity|raining|sunny",
      "will|going ~2 rain|snow",
    ],
  },
];
