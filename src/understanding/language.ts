const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Words only that language has, and the small ones it may share with names ("de la Cruz", "La Jolla"). */
const LANGUAGES = [
  {
    code: "es",
    telling: wordSet(
      "hola quiero quisiera necesito necesita puedo puede pueden cita citas para mañana gracias buenos buenas días dias tardes lunes martes miércoles miercoles jueves viernes sábado sabado domingo cancelar cambiar tengo tiene dónde donde cuándo cuando cómo cuánto cuanto qué porque pero hablo inglés ingles usted ustedes está están estoy hablar español ayuda médico dentista hijo hija dolor favor hacer ver hay semana próxima hoy tarde",
    ),
    little: wordSet("el la los las un una de del en con por y o que mi su se es al lo me para si sí no muy más a"),
  },
  {
    code: "other",
    telling: wordSet(
      "bonjour bonsoir merci je voudrais vous nous veux besoin rendez vous avec pour demain lundi mardi mercredi jeudi vendredi samedi dimanche est-ce puis prendre annuler médecin dentiste docteur",
    ),
    little: wordSet("le la les un une de des du en et ou pas mon ma mes ce au d j l à s'il plaît"),
  },
  {
    code: "other",
    telling: wordSet(
      "ich möchte moechte brauche einen termin hallo guten tag danke bitte kann können zahnarzt arzt morgen montag dienstag mittwoch donnerstag freitag samstag sonntag wann absagen haben für nicht",
    ),
    little: wordSet("der die das den dem ein eine mit zu und oder ist es mein meine beim im am"),
  },
  {
    code: "other",
    telling: wordSet(
      "olá ola bom obrigado obrigada preciso gostaria quero consulta amanhã segunda terça quarta quinta sexta você marcar médico não posso buongiorno ciao grazie vorrei ho bisogno appuntamento domani lunedì martedì mercoledì giovedì venerdì posso prenotare",
    ),
    little: wordSet(
      "o a os as um uma de do da em com por e ou que meu minha para il lo la gli le un una di del con per mi mio",
    ),
  },
] as const;
/** Enough by themselves. */
const GREETINGS = wordSet("hola gracias bonjour bonsoir merci hallo danke olá obrigado obrigada buongiorno grazie");
const ENGLISH = wordSet(
  "the an and or but i you we they he she it is are was were be been have has had do does did can could will would should my your our with for at on of to in this that what when where how who which need want book like from not yes please thanks appointment",
);

/** The language of a message that is not English; undefined when it is, or when it cannot be told. */
export function readLanguage(text: string): "es" | "other" | undefined {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}'-]*/gu) ?? [];
  if (words.length === 0) return undefined;
  const foreignScript = words.filter((word) => /^[^\p{Script=Latin}]+$/u.test(word)).length;
  if (foreignScript * 2 > words.length) return "other";
  if (words.some((word) => ENGLISH.has(word))) return undefined;
  let best: { code: "es" | "other"; count: number } | undefined;
  for (const { code, telling, little } of LANGUAGES) {
    const told = words.filter((word) => telling.has(word)).length;
    const count = told * 2 + words.filter((word) => little.has(word)).length;
    const enough =
      told >= 2 || (told === 1 && (count >= 3 || (words.length === 1 && words.every((word) => GREETINGS.has(word)))));
    if (enough && count > (best?.count ?? 0)) best = { code, count };
  }
  return best?.code;
}
