import type { Cue } from "../../text/patterns.ts";

export type ReplyCueName =
  | "affirm"
  | "praise"
  | "deny"
  | "select"
  | "alternatives"
  | "greet"
  | "thank"
  | "bye"
  | "all-done"
  | "repeat"
  | "help"
  | "abort"
  | "handoff"
  | "late"
  | "waitlist"
  | "confirm-attendance"
  | "undecided"
  | "either"
  | "but";

/** What a message does with what was just said. */
export const REPLY_CUES: readonly Cue<ReplyCueName>[] = [
  {
    name: "affirm",
    weight: 0.95,
    lines: [
      "yes", "yeah", "yep", "yea", "yup", "ya", "yeap", "aye", "si", "sí", "sure", "absolutely", "definitely", "certainly", "indeed", "affirmative", "exactly", "precisely", "totally", "👍", "👌", "✅", "💯", "✔", "agreed", "claro", "vale", "okie",
      "^ okay", "^ all right", "okay $", "^ that right $", "yessir", "yes sir|maam|mam", "yesh", "^ very good|well|nice", "^ better", "^ right !now|away|there ~1 $", "^ correct", "^ confirmed", "^ confirm $", "^ true", "^ agreed",
      "of course", "go ahead", "go for it", "by all means", "why not", "please do", "do it $", "you bet", "uh huh", "mhm", "mm hmm", "for sure", "no doubt", "be my guest",
      "i|we agree|confirm|accept|approve|concur|assent", "i would love|like that|to $", "let us do it|that|this", "make it so", "you|that got|get ~1 it|that|right|exactly|correctly|perfectly|everything",
      "that|it|this|everything|all is|are|was|seems|looks|sounds ~2 correct|right|accurate|true|exact", "you are ~1 right|correct", "that is the one", "that|it|this is ~1 what|how i", "that is it $",
      "you|you've|have got|gotten|understood ~4 exactly|right|correctly|perfectly|correct", "got|understood ~3 exactly|correctly|right|perfectly",
      "the details|information|info|times|date|all ~2 right|correct|good", "details ~4 correct", "please proceed", "proceed $", "please confirm|book|schedule $", "i can confirm", "it is ~2 true|right|correct|fact",
      "true statement", "statement is ~1 true", "^^ exact|correcly|correctly $$", "is true", "command was confirmed|right|correct", "i do $", "yes i do", "works for me", "that ~1 works", "that|it|this ~1 works|work|suits|do", "that would ~2 work|do|be", "should|will work|do $", "on second thought i do", "not a lie", "it is so", "confirm that|it|this|the",
    ],
  },
  {
    name: "praise",
    weight: 0.85,
    lines: [
      "^ ~1 sounds|looks|seems|is ~2 @goodness", "that|it|this|they|he|she|which|place|one ~1 sounds|is|looks|seems|would|will|are|be|was ~3 @goodness", "^ ~1 perfect|great|excellent|awesome|wonderful|fantastic|nice|lovely|cool|good|fine|brilliant|amazing|super|ideal|terrific|splendid ~1 $",
      "^ perfect|great|excellent|awesome|wonderful|fantastic|nice|lovely|cool|good|fine|brilliant|amazing",
      "i|we ~1 like|love it|that|this|them|him|her|how", "i find ~2 @goodness", "@goodness to|for|with me|us", "works|suits me|fine|great|well|perfectly|good", "is|would be @goodness", "@goodness choice|option|enough|one|place|dentist|doctor|match|fit|work|job|idea", "that will do|work", "i am @goodness|happy|satisfied with", "just|exactly what i ~1 @want|needed", "will be ~1 great|fine|good|perfect|nice", "interested in ~2 that|this|them|it|him|her",
    ],
  },
  {
    name: "deny",
    weight: 0.95,
    lines: [
      "^ no !matter|problem|worries|preference|idea|issue|issues|rush|longer", "^ ~1 nope", "nope", "nah", "maybe|perhaps ~1 later|another|next", "some other time", "another time ~1 $", "ask|do|book|call ~2 later", "no thanks", "no thank you", "^ not really|now|yet|today|quite|exactly|right|at|necessary|necessarily|needed|this|that|him|her|them|it|interested", "not right now", "not at this|the ~1 moment|time", "not for now", "negative", "👎", "❌", "🚫", "^ false",
      "messed up", "i would prefer not", "wrong", "incorrect", "incorrectly", "mistake", "mistakes", "error", "misunderstood", "is|are|was not ~3 correct|right|true|accurate|good|it|what|one|working|fine|okay|exactly",
      "not ~2 correct|right|true|accurate", "does|do|did|will|would|can not ~1 work", "do|did not ~2 book|schedule|confirm|want|need|like|think|agree|mean|make|get|understand|ask|say|wish|require|have", "will not be necessary",
      "not interested", "rather not", "hold off", "that is not", "it is not ~1 true|right|correct|what", "i|we am|are|is ~1 not|no", "i would not|no", "not what i", "no way", "absolutely|definitely|certainly|of|surely course? not", "i decline|refuse|disagree", "can not ~2 do|make ~1 that|it|then", "will not ~1 work|do|make", "wait !list|time", "^ actually|sorry|oops|hmm", "hang on", "on second thought", "changed my mind", "say|saying ~1 no", "not a chance", "nothing|not of the sort", "i am good $$", "i think ~1 not",
      "would|do|does|did not ~1 $",
    ],
  },
  {
    name: "select",
    weight: 0.9,
    lines: [
      "the? @number @one", "^ ~1 the @number $", "^^ please? number|option|choice # $$", "number|option|choice #|@count|@number", "@number one|option|choice|slot|time", "^^ # please? $$", "^^ @count|@number please? $$", "i like|want|choose|pick|prefer|take ~1 @number", "@number please|item|entry|result",
      "that|this one|place|office|dentist|doctor|provider|slot|time|practice|clinic|option|location !is|was|are|does", "this|that|it is ~1 the ~1 place|one|dentist|doctor|provider|clinic|practice",
      "i|we ~2 go|going with", "go with", "i|we ~2 take|choose|pick|select|prefer|chose|visit|try|see !if|what|when|the|a|any ~2 it|that|this|them|him|her|one|place|there|office", "@want|like this|that|them|him|her|one|it !is|to|for", "let us go|do|try|use|take|stick with? ~1", "let us @bookverb|do|see|use ~2 that|this|them|him|her|one",
      "select|choose|pick ~4", "stick with", "settle ~2 for|on|with", "the one with|at|on|in|from", "any|either ~1 one|of is|works|will|would|fine", "anyone|anything|anybody|either|whichever|any|whatever|whoever ~2 is|works|will|would|fine|okay|good|do", "^^ either|any|anyone|whichever|anything|whoever $$",
      "with @clinician $", "@want|like to ~1 visit|see|go ~1 @pronoun|him|her|there|@clinician", "random one", "^^ i want|choose|take|pick ~1 left|right|upper|lower|bottom|top|middle", "^^ what about ~1 the ~1 @number ~1 $", "opt for", "my choice|pick is", "the ~1 upper|lower|left|right|top|bottom", "the|this|that ~1 @clinician is|sounds|works|would|will ~2 @goodness|work|do",
    ],
  },
  {
    name: "either",
    weight: 0.7,
    lines: ["does|do|is not ~2 matter|bother|mind|important|care", "not ~1 care|mind|bother|picky|important|matter", "no preference", "up to you", "you choose|decide|pick", "your choice|call", "whatever ~2 best|works|available|like|you|fine", "unimportant", "i am flexible|easy|open", "anyone|anything|any time|any day|any|either ~2 fine|okay|works|good|will|do|me", "any ~1 will|would do", "all the same", "i am fine with"],
  },
  {
    name: "alternatives",
    weight: 0.95,
    lines: [
      "someone|somebody|anyone|anybody|something|anything|anywhere|somewhere|someplace|what|who|where|any|one else", "else ~1 in|available|near|nearby", "another|other|different|others ~2 @clinician|@one|day|location|city|name|recommendation|suggestion|person|provider|establishment|business|facility|date|appointment|area|clinic|office|practice|times|places", "another $", "any others|other|more", "other than", "are|is|do|have ~3 other|others|another",
      "more options|choices|times|slots|results|dentists|doctors", "show|give|see|have|list ~2 more|others|other|another", "next|previous|more page|results|ones|one|options|set|item|items", "^^ tell|show|read ~1 more", "the|go ~1 previous", "none of|work|fit|suit", "neither|none ~1 $", "a different", "instead of ~2 him|her|them|that|this", "alternatives|alternative|alternate", "not him|her|them|that|this one|doctor|dentist|time|slot|place", "^^ not him|her|them $$", "who|what|where else", "elsewhere", "go|going back|previous|forward|next", "anything ~2 earlier|later|sooner|cheaper|closer|better", "earlier|later|sooner ~1 $", "do not like ~3 one|this|that|him|her|them|it", "keep looking|searching", "look|search|try|check|find again|elsewhere|others|another|further",
      "@ask|@want ~3 find|search|look|see ~4 instead|else|different|another|other", "in ~3 instead", "what about ~3 in", "find|search ~2 me? ~1 someone|somebody|one|something ~2 in", "closer to", "^^ more $$", "^^ next $$", "^^ previous $$", "show|read ~2 next|previous|more", "switch to", "some|a few|what other", "do you ~2 have ~1 any|something|anything ~2 earlier|later|sooner|else|other",
    ],
  },
  {
    name: "greet",
    weight: 0.9,
    lines: ["^^ hi", "^^ hey", "^^ hello", "^^ hiya", "^^ yo $$", "^^ howdy", "^^ greetings", "good morning|afternoon|evening|day !at|works|works|slot ~1 $", "^^ good morning|afternoon|evening", "^^ hola", "^^ buenos", "^^ buenas", "how are you|things ~2", "nice|good to meet|see you", "^^ what is up", "^^ wassup|whatsup|sup|wazzup", "^^ hi|hey|hello there", "^^ morning $$", "how is it|your going|day|everything|life", "how have you been", "👋", "how do you do", "what is new|happening|shaking"],
  },
  {
    name: "thank",
    weight: 0.95,
    lines: ["thanks", "thank", "owe you", "happy you did", "you are ~1 hero|legend|angel|sweet|awesome", "you|you have done ~1 that|it right|well|great", "thankyou", "appreciate|appreciated", "grateful", "cheers", "gracias", "🙏", "you are|were|have ~4 help|helpful|kind|awesome|great|amazing|best|lifesaver|star", "well done", "good|great|nice|awesome|amazing|excellent|fantastic|wonderful job|work|help|answer|response|assistant", "that ~1 helpful|helps", "very|so|really|most helpful", "been ~3 help|helpful", "much obliged", "i am ~2 thankful", "how kind|nice", "you did ~2 well|good|great"],
  },
  {
    name: "bye",
    weight: 0.9,
    lines: ["bye", "goodbye", "byebye", "good bye", "good night $", "see|talk you|ya|later|soon !about|on|there|tomorrow|at|then|next", "^^ later $$", "farewell", "have a|an ~2 day|one|night|evening|weekend|afternoon|morning|time", "take care", "adios", "ciao", "cya", "ttyl", "until next time", "so long", "catch you later", "peace out", "i|we have to|got go|run|leave $", "i am leaving|off|out $", "syonara|sayonara", "enjoyed|nice|great|good|pleasure ~2 talking|speaking|chatting|conversation|conversing", "hasta", "talk ~2 later|soon"],
  },
  {
    name: "all-done",
    weight: 0.9,
    lines: ["that is|was|will|would|should|has ~2 all|it|everything|enough $", "that is|was|will|would|should|has ~2 all|everything|it ~1 i|for|from|the|thanks|thank|then|today|now|we", "is all ~2 i|for|thanks", "all i ~2 need|needed|want|wanted", "i am|we are ~2 all? set|done|good|finished|through", "nothing else|more|further", "no|not ~1 anything ~1 else|more", "i|we ~1 do|would not ~1 need|want|have ~3 else|more|help|further", "no ~2 more|further|other ~2 help|questions|assistance|questions", "everything|all i|that needed|wanted|for", "^^ all|we set|good|done", "all set", "have everything", "took care of", "be all $", "that|this does it", "enough for now|today", "got what i|all|everything"],
  },
  {
    name: "repeat",
    weight: 0.95,
    lines: ["repeat|repeated|replay|retry", "say|said|says|saying|spoken|hear|tell|words ~5 again", "last|previous ~2 said", "check|confirm|verify ~7 said|command|question|instruction|detail|details|correctly $", "did you get ~6 correctly|right|detail|said|command", "will|would|could|can you ~1 confirm|check ~1 it|that", "^^ sorry $$", "say ~4 again|louder", "@ask|please|could ~4 say|tell|explain|read|ask ~4 again", "once again|more", "one more time", "rephrase", "say what|that", "come again", "pardon", "what was|were|is|did ~2 that|you|question|the ~2 say|said|saying|ask|asked|question|just", "what did you", "did|do|could|can not ~3 understand|hear|catch|get|follow ~3", "did not catch", "not ~2 clear", "unclear", "clarify|clarification|elaborate|elaborated", "what do you mean", "^^ again please? $$", "^^ huh|what $$", "tell|ask|explain me? ~2 again", "explain ~3 answer|more|further|better|that|it|yourself|please", "previous|last|same ~1 question|thing|message|sentence|answer|words|response|statement", "confused", "check|confirm ~4 details|detail|said|again|question|it|that|command|what|instruction|last|one", "back up ~2", "what question", "re say|phrase|state", "restate", "can you ~2 go over", "i missed ~2", "what again", "say again", "try ~4 again|more", "speak|slower|louder up|slower|louder", "mean|meant by|with ~2", "did you say", "does ~2 mean $", "double check", "more time"],
  },
  {
    name: "help",
    weight: 0.85,
    lines: ["^^ help ~1 $$", "what|things|stuff ~3 you ~2 do|capable|know|help|handle|offer|answer $", "how|what do|does you|this|it|i work|use", "what|which ~3 subjects|topics|questions|things|kinds|kind ~6 you|ask", "you ~4 bot|robot|ai|artificial|human|machine|person|computer", "can you answer ~4", "are|am you|i ~4 robot|bot|human|real|ai|computer|machine|person|alive|program|live", "who|what are|is you|this $", "who am i ~2 to|with", "what is|can your|you ~1 name|do|help", "you ~3 real|robot|bot|ai|human|machine", "your ~1 name", "@ask|need|want ~2 help|assist|assistance ~1 $$", "what ~2 ask you", "what ~1 kind|sort|types|subjects|questions|topics ~6 you", "what|which languages ~3 you", "can|could you help $", "i need ~1 help|assistance $", "is this ~3 robot|bot|real|person|human|computer", "who made|created|built|programmed|designed you", "how old are you", "where are|do you from|live|come", "tell me ~2 yourself|joke", "what ~2 should i call you"],
  },
  {
    name: "abort",
    weight: 0.9,
    lines: ["never mind", "forget it|that|about|this|what|everything", "^^ stop", "stop ~2 $$", "abort", "^^ quit|exit|end|terminate|silence|enough|halt|shush|shhhh|shh|shhh|quiet|hush|pause", "^ nevermind", "leave it|that|me", "drop it|that|this", "scratch that|it", "ignore that|it|what|my|last", "shut up|down|off|it", "be quiet|silent", "do not ~2 do ~1 that|it|anything", "stop talking|speaking|it|that|this|now|please|doing|everything", "no more $", "undo that|it|last", "that is enough", "cancel that|it|this|please|last|what|the ~2 thing|command|action|request|process|operation|order|task|last", "end ~2 conversation|chat|this|process|task|current", "disregard", "dismiss|discontinue|cease|kill", "not want ~3 anymore", "take ~1 back that|it", "off $$", "turn off $$"],
  },
  {
    name: "handoff",
    weight: 0.95,
    lines: ["speak|talk|chat|connect|connected|transfer|put|pass ~4 human|person|agent|representative|operator|receptionist|somebody|someone|staff|manager|people|supervisor|secretary|nurse|rep|desk", "to|with|there|want|need|get|an ~1 real|actual|live|living human|person|agent|being|people", "^^ human|agent|operator|representative|receptionist|person", "call me back", "customer|contact|technical service|support|care|representative", "person|someone|somebody|human ~2 i can talk|speak|chat", "have someone|somebody ~1 call|contact", "refill|refills", "prescription ~2 renewed|renewal|renew|refilled", "test|lab|blood|scan|xray ~1 results|result", "my results", "referral status|letter", "billing question|department|issue|dispute", "dispute ~3 bill|charge", "medical records", "records release|request", "prior authorization|authorisation", "sick note", "doctors note", "complaint|complain", "lost ~3 there|clinic|office|waiting|yesterday", "doctor|nurse ~2 call me"],
  },
  {
    name: "late",
    weight: 0.95,
    lines: ["running|run ~3 late", "be|am|going ~3 late !in|october|november|august|afternoon|morning", "stuck ~3 traffic", "i am late", "minutes late", "hold ~2 my ~1 appointment|spot ~4 late|traffic"],
  },
  {
    name: "waitlist",
    weight: 0.95,
    lines: ["waitlist|waitlisted", "waiting|wait|cancellation list", "let|notify|tell|text|call me ~3 if|when ~4 opens|cancels|open|cancel|available|earlier|sooner", "if ~3 cancels", "if ~3 opens up"],
  },
  {
    name: "confirm-attendance",
    weight: 0.9,
    lines: ["confirm|confirming ~1 my ~2 appointment|attendance|visit|booking|reservation", "i will be there|coming", "i am coming", "still coming|on for", "confirm|confirming ~3 i ~2 coming|attend|attending|be"],
  },
  {
    name: "undecided",
    weight: 0.85,
    lines: ["i|we ~2 do|am|are|would not ~1 know|sure|certain|decided|remember|recall", "^^ not ~1 sure|certain", "no idea|clue", "who knows", "maybe", "perhaps", "unsure", "unknown", "uncertain", "undecided", "might|could be|go ~3 either|both|or|yes|no", "if i know|knew", "hard|tough to say|tell", "let me think|check|see", "^^ hmm|um|uh", "i|we ~1 forgot|forget", "can not ~1 say|remember|decide|tell", "it depends", "not ~1 a clue", "could|can not ~1 tell|say", "do not have an answer", "clueless", "possibly", "beats me", "up in the air", "your guess"],
  },
  { name: "but", weight: 0.9, lines: ["but", "except", "only if", "instead", "rather", "unless", "although"] },
];
