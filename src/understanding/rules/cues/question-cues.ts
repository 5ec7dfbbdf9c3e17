import type { Cue } from "../../text/patterns.ts";

export type QuestionCueName =
  | "q-phone"
  | "q-address"
  | "q-rating"
  | "q-cosmetic"
  | "q-price"
  | "q-hours"
  | "q-city"
  | "q-practice"
  | "question"
  | "attack"
  | "staff-query";

/** Questions: about the practice, and those that try to steer the assistant itself. */
export const QUESTION_CUES: readonly Cue<QuestionCueName>[] = [
  {
    name: "q-phone",
    weight: 0.9,
    lines: ["phone|telephone|contact|mobile|cell ~1 number|numbers|no|info|information|details", "direct line", "digits", "phone|telephone|number and|or", "and phone|number|contact", "contact and", "your|their|his|her|its|the|that|there|a phone|telephone|contact", "number ~2 call|reach|contact", "how ~3 call|contact|reach ~1 them|you|him|her|it|the|dr", "contact ~2 them|him|her|information|info", "their|his|her|the number", "phone $", "number to call", "fax number"],
  },
  {
    name: "q-address",
    weight: 0.9,
    lines: ["address|addresses|adddress|addres|adress", "location ~1 $", "location details", "provide|tell|give|and|or|need|want|know ~2 location", "where ~1 is|are|was|would|will|do|can ~5 office|located|clinic|place|they|it|he|she|this|that|you|dentist|doctor|practice|building|appointment|location|establishment|business|at|found|there|go|find", "where|location|located ~4 at", "what|which|the|their|its|your|exact|his|her ~2 location|street", "located $", "directions", "how ~2 get there|to you|to the", "where ~2 located|situated"],
  },
  {
    name: "q-rating",
    weight: 0.9,
    lines: ["rating|ratings|rated|reviews|stars|star", "average|user|customer ~1 rating|score|review", "how ~2 rated|good", "reputation"],
  },
  {
    name: "q-cosmetic",
    weight: 0.9,
    lines: ["do|does|can|is|are|if|whether|also|will|would|has|have|know ~8 cosmetic|cosmetics|cosmetology", "cosmetic ~2 services|service|work|procedures|dentistry ~3 available|offered|too|also|provided|there", "offer|provide|perform|offers|provides|performs|have|practice|practices ~3 cosmetic|cosmetics", "what about ~2 cosmetic"],
  },
  {
    name: "q-price",
    weight: 0.9,
    lines: ["how much !time|longer|is|more ~6", "how much is|are|does|do|will|would ~4 cost|it|that|appointment|visit|cleaning|consultation|charge|a", "price|prices|pricing|cost|costs|fee|fees|charge|charges|expensive|cheap|copay|deposit|payment|pay"],
  },
  {
    name: "q-hours",
    weight: 0.9,
    lines: ["opening|business|office|working|clinic|your hours", "hours ~2 operation|of|open", "when|what ~3 open|close|opens|closes|hours", "are|is you|they|the|it ~2 open|closed", "open ~1 on|at|late|today|tomorrow|sundays|saturdays|weekends|holidays|sunday|saturday", "how late|early ~3 open", "do you close"],
  },
  { name: "q-city", weight: 0.85, lines: ["which|what city|town|area", "city ~2 located|in $"] },
  {
    name: "q-practice",
    weight: 0.85,
    lines: [
      "parking|park|validate|garage|valet", "insurance|insured|insurances|aetna|medicare|medicaid|cigna|coverage|covered|delta|humana|copay|blue cross?", "take|accept|accepts|takes ~3 card|cards|cash|visa|mastercard|amex|apple|payment|checks|check|plan|plans|my|hsa|fsa|walk",
      "accepting|taking ~1 new patients", "new patients", "bring ~3 to|with|for", "what ~3 bring", "prepare|preparation|prep|fasting|fast before|eat|beforehand", "eat|drink ~3 before", "policy|policies", "cancellation fee|policy|window", "late fee|policy", "no show", "wheelchair|accessible|accessibility|elevator|ramp|stairs", "interpreter|interpreters|translator|translation|spanish|language|languages|sign", "walk ins|in|insurance", "forms|form|paperwork|registration", "mask|masks|visitors|visitor", "telehealth|video|virtual|online ~1 visit|visits|appointment|appointments|consultation", "refund|refunds", "bus|train|subway|transit ~4 get|near|stop|there|clinic", "how long ~1 does|is|will|do ~4 take|last|visit|appointment|cleaning|exam", "wifi|toilet|restroom|bathroom|cafe", "bring ~2 my ~1 @relative", "portal", "sedation|anesthesia", "services|service ~2 offer|provide|do", "offer|provide|do ~4 cleanings|whitening|braces|vaccines|physicals|xrays|services|telehealth|therapy", "privacy|data|hipaa", "why ~3 need|ask|want|asking", "after hours", "payment plan|plans", "financing", "sliding scale", "nearest|closest|near ~2 pharmacy|station|hotel",
    ],
  },
  {
    name: "question",
    weight: 0.6,
    lines: ["^ what|where|who|how|why|which|whose|when ~1", "^ do|does|did|is|are|can|could|will|would|should|may you|they|the|there|i|we|he|she|it|your|dr|doctor|this|that|my", "do you", "does ~2 have|offer|provide|take|accept|speak|do", "tell me ~2 about|how|what|where|if|the", "know|wondering|curious|wonder ~2 if|whether|what|how|about", "what about", "tell|give|send|text|share|get|provide|find|show|need|want|have|like|obtain|say ~3 the|their|your|his|her|a|its|that|me|us|details", "let me|us know", "is|are required|needed", "and|also their|his|her|the"],
  },
  {
    name: "attack",
    weight: 0.95,
    lines: [
      "ignore|disregard|forget|bypass|override ~4 instructions|instruction|prompt|prompts|rules|directives|above|previous|prior|guidelines|everything|restrictions|programming|training", "system prompt|mode|override|message", "password|passwords|passcode|passphrase|passkey", "secret key|code|word|phrase|string|keys|information|data|keyword", "api key|keys|token", "jailbreak|jailbroken", "developer mode", "dan mode", "do anything now", "you are now|no ~1 a|an|the|longer|going|chatgpt|dan|free", "act|acting|behave|pretend|roleplay|role as|to|play|like|you ~3", "repeat|print|reveal|show|output|tell ~4 prompt|instructions|above|verbatim|rules|guidelines|setup|configuration", "your|the initial|original|system|hidden|internal|secret|confidential instructions|prompt|string|rules|message|information", "confidential string|information|data|password", "interlace|leetspeak|base64|rot13|morse|encode|decode|pig", "drop|delete|truncate|select|union table|from|tables|database|select", "admin|administrator|root|sudo|debug|maintenance mode|access|privileges|command|password", "i am ~2 administrator|admin|developer|god|owner|maintainer|creator", "hypothetically|hypothetical|fictional", "in the style of", "openai|chatgpt|gpt|llm", "script|html|iframe", "translate ~8",
      "john|jane|susan doe|smith ~4", "bank balance|account|details",
    ],
  },
  {
    name: "staff-query",
    weight: 0.8,
    lines: ["how many patients|appointments ~3 today|left|week|did|do|have|were", "no show rate", "fill rate", "who ~3 next for dr|doctor", "who has not checked in", "utilization|utilisation", "third next available"],
  },
];
