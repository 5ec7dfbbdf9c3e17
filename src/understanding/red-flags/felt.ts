/** What tells that something is felt; cue lines as in phrases.ts, and approved with it. */

/** Somebody feels it, said in any sentence of the message: no history and no question beside it counts. */
export const FELT_LINES: readonly string[] = [
  "i|he|she|we|am|is|are|be|think ~3 having|getting|got one|another|mine|it|them|this|that|those",
  "i|he|she|we|now|also ~2 have|has|feel|feels|get|got ~1 it|them|this|that|these|those|same|similar|one|mine now|too|also|again|today|tonight|myself|as|pain|pains|feeling|symptoms|signs|thing",
  "my turn",
  "this|that|it is|must ~2 mine|it|one",
  "arm|arms|jaw|chest|face|hand|hands|leg|head|heart|back|shoulder|neck|mouth|speech|eye|tongue ~3 feel|feels|feeling|hurt|hurts|aches|is|goes|went|gone|racing|pounding|dropped",
  "on the floor|ground",
  "feeling|sensation|pain|pains|pressure ~2 in|on|across|down ~1 my|his|her|the",
  "look|looks|looking|went|turned|turning|gone ~2 grey|gray|pale|blue|sweaty|bad|awful|clammy",
  "not ~2 answer|answering|respond|responding|move|moving|wake|waking|talk|talking|right|well",
  "happening|happens|happened to me|him|her|us|again|too",
  "same|similar|exact|those|these|his|her|their pain|pains|feeling|feelings|symptoms|symptom|signs|sensation|sensations",
  "same way|thing now|too|again|today|tonight|to|that",
  "i|he|she ~2 feel|feels|feeling|felt ~3 sick|faint|dizzy|weak|awful|terrible|horrible|weird|strange|funny|clammy|sweaty|nauseous|unwell|pressure|pain|pains|tightness|numb|ill|lightheaded|off|wrong",
  "i|he|she am|is|are ~2 sweating|sweaty|clammy|grey|gray|pale|faint|dizzy|numb|shaking|scared|struggling|nauseous",
  "something ~2 wrong",
  "pain|pains|pressure|tightness|ache|arm|arms|jaw|it right|hurts|hurting|tingling|numb|today|tonight|now",
  "creo|que|me|le ~3 esta|estoy|estan ~2 dando|teniendo|pasando|pasa",
  "mismo|misma|mismos|mismas|igual dolor|sensacion|sintomas|cosa|ahora|hoy",
  "lo mismo",
  "me|se siento|siente|sienten ~2 mal|mareado|mareada|debil|raro|rara|fatal|presion|dolor",
  "estoy|esta ~1 sudando|palido|palida|mareado|mareada|temblando",
];
