/** What turns the words of a red flag into something else; cue lines as in phrases.ts, and approved with it. */

/** Says that it was long ago; quiets a flag of the same clause. */
export const HISTORY_LINES: readonly string[] = [
  "year|years|month|months|decade|decades ago",
  "weeks ago",
  "last|previous year|month|summer|winter|spring|fall|autumn|january|february|march|april|may|june|july|august|september|october|november|december",
  "was|were|been hospitalised|hospitalized|treated|diagnosed for|with|after",
  "history of",
  "family|medical history",
  "had|suffered|survived ~5 in his|her|their|my|our ~1 twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties",
  "had|suffered|survived ~5 at ~2 age ~1 #",
  "in the past",
  "years|months back",
  "when i was ~3 kid|child|young|younger|little|teenager|pregnant",
  "used to have|get",
  "previous|previously|formerly",
  "died|dead of|from",
  "passed away",
  "hace # ano|anos|mes|meses|semanas",
  "hace un|dos|tres|cuatro|cinco|muchos|varios|unos|algunos ano|anos|mes|meses",
  "el ano|mes|verano|invierno pasado",
  "antecedentes|historia|historial ~1 de|familiar|familiares|medica|medico",
  "en el pasado",
  "cuando era ~2 nino|nina|joven|chico|chica",
  "murio|fallecio|fallecieron|murieron de|por",
];

/** Says that it is known in the family; quiets a flag beside a purpose, and never beside anything felt (family.ts). */
export const FAMILY_LINES: readonly string[] = [
  "run|runs|ran|running ~2 in my|our|his|her|their|the ~1 family|families",
  "common|frequent ~1 in my|our|his|her|their|the ~1 family",
  "corre|corren|viene|vienen de|en ~1 familia",
  "son|es ~2 de familia",
  "hay|hubo ~3 en mi|la|nuestra|su familia",
];

/** What somebody comes for who only tells of the family. */
export const PURPOSE_LINES: readonly string[] = [
  "check|checkup|checked|physical|screen|screened|screening|test|tests|tested|testing|appointment|visit|consultation|exam|cardiologist|neurologist|referral|book|schedule",
  "need|have to|know|mention|tell|say|bring",
  "chequeo|revision|examen|prueba|cita|consulta|cardiologo|neurologo",
];

/** Names something the clinic offers or keeps; quiets a flag it stands beside, in the same clause. */
export const TOPIC_LINES: readonly string[] = [
  "follow up|ups",
  "following up",
  "recovering|recovered ~1 from",
  "recovery|rehab|rehabilitation|aftercare|survivor|survivors|survived",
  "support group|groups",
  "post stroke|seizure|heart|concussion",
  "after my|his|her stroke|seizure|heart|concussion",
  "prevention|preventing|prevent|awareness|training|seminar|leaflet|brochure|research|screening|counselling|counseling",
  "seguimiento|control|revision|chequeo|examen|prueba de|del|por|despues",
  "prevencion|rehabilitacion|taller|folleto",
];

/** The words of a class in a harmless sense. */
export const HARMLESS_LINES: readonly string[] = [
  "emergency contact|contacts|number|numbers|phone|room|rooms|department|exit|exits|fund|fee|fees|appointment|appointments|dentist|dentistry|dental|slot|slots|line|lines|services|care|visit|visits|hours|plan|refill|kit|leave|policy",
  "emergency medical contact|information|info|form",
  "stroke of luck|genius|midnight|pen",
  "different strokes",
  "dr stroke|strokes|shot|payne",
  "swim|swimming|brush|breast|back|golf stroke",
  "heat stroke ~3 prevention|tips",
  "overdose|od of|on emails|email|meetings|paperwork|information|sugar|coffee|caffeine|work|homework|cuteness|spam|news|tv",
  "bleeding edge|heart|hearts|money|cash",
  "almost|nearly|gave|give|giving|gives ~2 me|him|her|us ~1 heart attack",
  "have|having a heart attack when|if|over ~4 bill|price|boss|cost|traffic",
  "dying ~1 to ~1 know|see|get|hear|meet|try|find|ask|come",
  "die for",
  "died laughing",
  "die|dying of|from boredom|embarrassment|laughing|laughter|curiosity|shame|thirst",
  "killing time",
  "kill time|two|it|for",
  "shot of|at espresso|it|this|that|me|vodka",
  "shoot me|us|you ~1 an? ~1 email|text|message|note|line",
  "flu|covid|booster|tetanus|vaccine|allergy|cortisone|vitamin|pneumonia|shingles|hpv|rsv|measles shot|shots",
  "beat|beats|beating me to",
  "hit me up|with|back",
  "beats me why|how|what",
  "passed out flyers|forms|leaflets|papers|candy",
  "pass|passing out flyers|forms|leaflets|papers|candy",
  "choking hazard|hazards",
  "collapsed lung|vein|veins ~6 ago|history",
  "treat|treats|treating|see|handle|specialise|specialize|specializes ~3 people|patients|kids|children ~2 with",
  "fitting ~3 for|appointment|glasses|contacts|dentures|crown|braces|room|brace",
  "a|the|my|for fitting",
  "suicide ~1 prevention|awareness|squad|hotline|training",
  "heart attack grill",
  "out of breath ~2 laughing",
  "catch my breath ~1 at|from|with work|today",
  "hold ~1 breath",
  "breath|breathing of|fresh|test|tests|exercises|mask",
  "food poisoning ~6 ago|last|fine|better",
  "drowning in ~2 work|paperwork|emails|bills|debt",
  "hurt|kill ~1 you to",
  "threatened me with ~3 bill|fee",
  "cardiac arrest training",
  "going blind date",
  "testicular|breast|prostate ~1 exam|check|screening",
  "want to die my|her hair",
  "tight|heavy|burning schedule|calendar|traffic|budget|workload|question|month|week",
  "chest x|xray|freezer",
  "stroke ~1 assessment|risk|nurse|team|unit|clinic|ward|doctor|specialist|survivor|survivors|patients",
  "seizure|seizures|epilepsy medication|medicine|meds|review|clinic|specialist|log|diary",
  "pressure ~1 cuff",
  "blood pressure",
  "blood test|tests|work|draw|drawn|donation|drive|type",
  "gunshot scar|scars",
  "room|suite|apartment|unit|number|flight|porsche 911|112|999",
  "911|112|999 ~1 street|st|road|avenue|ave|lane|drive|main|operator",
  "can not see any|a|the|my|your|where|why|which|how ~2 times|time|calendar|slot|slots|appointment|appointments|button|page|form|screen|map|date|dates|opening|openings|option|options|link",
  "not want to be here all|for|that|too|until|at|on|in",
  "can not ~1 see anything ~2 tuesday|monday|wednesday|thursday|friday|saturday|available|free|open",
  "lost sight of",
  "baby shower|shoes|teeth",
  "not life or death",
  "no point ~1 in ~1 coming|going|calling|waiting|booking",
  "me|les|nos pega|pegan mejor|bien|mal",
  "ahogo|ahogando|ahoga en|de trabajo|tareas|deudas|papeles|calor",
  "muero|muerto|muerta|muriendo de ~1 hambre|ganas|risa|sueno|cansancio|calor|frio|sed|aburrimiento|curiosidad|verguenza|pena",
  "matar dos|el|unos pajaros|tiempo|rato",
  "casi me da ~1 infarto",
  "infarto ~2 factura|cuenta|precio",
  "me va|vas|van a matar ~2 mi|el jefe|esposa|esposo|mama",
  "contacto|contactos|numero|numeros|telefono|visita|cita|salida|sala|servicio|servicios|consulta de emergencia|emergencias",
  "vision|sight insurance|coverage|plan|card|benefits|exam|test|screening",
  "heart burn|burning",
  "rather die than wait|go|come|miss|pay|call",
  "black|blacked out curtains|dates|date|period",
  "labor|labour law|laws|day|union|lawyer|dispute|party",
  "water|pipe ~1 broke|broken in|at ~2 basement|house|apartment|kitchen|building|office|work|home",
  "family|work|school|job|pet|plumbing|personal|childcare emergency",
  "emergencia familiar|laboral|personal",
  "emergencia en|de ~2 trabajo|oficina|escuela|familia",
  "deje|dejo de ver a|al|la|el",
  "no ~1 veo horarios|citas|horas|nada el|para|de|en",
  "presion arterial|alta|baja",
  "control de",
];

/** A question about what the clinic does, or about what would be done: the fixed text, and then the answer. */
export const ASKED_LINES: readonly string[] = [
  "do|does|can you|he|she|they|dr|doctor|your|the|anyone ~3 treat|handle|specialise|specialize|deal|cover|diagnose",
  "do|does you|he|she|they|dr|doctor|your|the|anyone ~3 see|accept|take ~3 people|patients|kids|children|adults ~1 with",
  "do you ~2 help|work ~1 with",
  "do|does you|your|the|dr ~4 offer|provide|have ~4 clinic|program|class|classes|course|leaflet|specialist|specialists|tests|test|screening",
  "what|who|where|when|should|would ~7 if ~10 after|during|following ~4 test|procedure|vaccine|vaccines|surgery|shot|shots|treatment|exam|visit|injection|operation|scan|infusion|biopsy|medication",
  "what if|happens ~9 after|during|following|to|from ~4 test|procedure|vaccine|vaccines|surgery|shot|shots|treatment|exam|visit|injection|operation|scan|infusion|biopsy|medication",
  "what|which are|is ~2 sign|signs|symptoms|warning ~2 of",
  "how ~3 tell|recognize|recognise|spot|know ~2 sign|signs",
  "when should|do i|we|one|you|people go|come|call|worry ~3 er|emergency|hospital|in|about|911 ~4 headache|fever|bleeding|if",
  "looking for ~4 information|leaflet|class|course",
  "atienden|tratan|ofrecen|cubren|atiende|trata",
  "que|quien|donde|adonde|como|y ~4 si ~10 despues|durante|tras|por|a ~3 prueba|vacuna|vacunas|cirugia|operacion|examen|inyeccion|procedimiento|tratamiento|biopsia",
  "que ~3 si ~8 a|con|por ~2 vacuna|vacunas|inyeccion|anestesia|medicamento|examen|prueba",
  "y si ~8 a|con|por ~2 vacuna|vacunas|inyeccion|anestesia|medicamento|examen|prueba",
  "cuales|que ~1 son|es ~2 senales|signos|sintomas",
];

/**
 * The same with what would come about said first: "If I should have … after the test, what do I do?" Soft only where
 * nothing in its sentence is of the past or of today (HAPPENED_LINES).
 */
export const SUPPOSED_LINES: readonly string[] = [
  "if|suppose|supposing|case !you|possible|not|so|necessary ~12 after|during|following|from ~4 test|tests|procedure|vaccine|vaccines|surgery|shot|shots|treatment|exam|visit|injection|operation|scan|infusion|biopsy|medication ~8 what|who|whom|where|when|should|do|would|is|how",
  "^ should|were i|we|he|she|my|it|the ~12 after|during|following|from ~4 test|tests|procedure|vaccine|vaccines|surgery|shot|shots|treatment|exam|visit|injection|operation|scan|infusion|biopsy|medication ~8 what|who|whom|where|when|do|would|is|how",
  "after|during|following ~4 test|procedure|vaccine|vaccines|surgery|shot|shots|treatment|exam|visit|injection|operation|scan|infusion|biopsy ~4 if|should|suppose|case ~14 what|who|whom|where|should|do",
  "si ~12 despues|durante|tras|por ~3 prueba|vacuna|vacunas|cirugia|operacion|examen|inyeccion|procedimiento|tratamiento|biopsia ~8 que|quien|donde|adonde|como|debo",
];

/** What is told and not supposed. */
export const HAPPENED_LINES: readonly string[] = [
  "yesterday|today|tonight|already|earlier|keeps|keep|started|starts|came|had|was|were|just|since|ago|began",
  "last|this night|morning|afternoon|evening|week",
  "ayer|hoy|anoche|ya|desde|tuve|empezo|sigue|esta",
];

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

/** The event is happening, whatever else the sentence says. */
export const NOW_LINES: readonly string[] = [
  "right now",
  "now",
  "same feeling|symptoms|pain|way|thing|signs",
  "feels|feel|feeling ~1 the? same|similar",
  "again",
  "still",
  "currently",
  "at the moment",
  "happening",
  "just started|happened|collapsed|fainted|fell|took|had|passed|hit|cut|swallowed|stopped",
  "since|for ~2 this morning|hour|hours|minutes|yesterday",
  "minutes|hour|hours ago",
  "is|am|are having",
  "ahora|ahorita|sigue|todavia",
  "hace # minutos|horas|hora",
  "hace un|una|unos|unas|media minuto|minutos|hora|horas|rato|momento",
  "acaba de",
  "otra vez",
];

/** The same, when said of the flag itself and not of the visit wished for. */
export const TODAY_LINES: readonly string[] = [
  "today",
  "tonight",
  "last night",
  "this morning|evening|afternoon",
  "hoy",
  "anoche",
];
