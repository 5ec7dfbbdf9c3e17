import type { Cue } from "../../text/patterns.ts";

export type MessageCueName = "stop_messages" | "start_messages";

/** Texts and reminders: no more of them, or again. */
export const MESSAGE_CUES: readonly Cue<MessageCueName>[] = [
  {
    name: "stop_messages",
    weight: 0.95,
    lines: [
      "stop|quit|cease ~1 texting|messaging|emailing|calling|sending|spamming|contacting|reminding|notifying",
      "stop|end|cancel|disable|no ~4 text|texts|messages|sms|reminders|reminder|notifications|alerts|emails",
      "turn|switch off ~3 text|texts|messages|sms|reminders|reminder|notifications|alerts|emails",
      "turn|switch ~2 text|texts|messages|sms|reminders|reminder|notifications|alerts|emails ~1 off",
      "no more ~2 text|texts|messages|sms|reminders|notifications|alerts|emails",
      "do not|never ~3 text|message|sms|email|contact|call|remind|notify me|us",
      "not ~2 want|like|wish|need ~4 text|texts|messages|sms|reminders|notifications|alerts|emails",
      "unsubscribe",
      "not|never ~1 send|sending me|us ~3 text|texts|sms|messages|reminders|emails",
      "stopall",
      "opt ~1 me? out",
      "opting out",
      "opt-out|optout",
      "take|remove|delete|get ~3 off|from ~3 text|texting|messages|message|sms|mailing|reminder|reminders|email ~1 list|system|$",
      "remove my ~2 number|phone|email ~2 from",
      "quit|leave ~2 text|sms|messages|reminders",
      "unsubscribing",
      "stop|enough|no|quit ~1 with|the|these|those ~2 texts|messages|reminders|emails|texting|calls|notifications",
      "take me off your ~1 text|texting|reminder|contact|call|mailing",
      "too many texts|messages|reminders|emails|notifications",
      "withdraw ~3 consent ~3 texts|messages|sms|reminders|texting",
      "sick|tired of ~3 texts|messages|reminders|emails",
      "leave me alone ~3 texts|messages|reminders",
    ],
  },
  {
    name: "start_messages",
    weight: 0.95,
    lines: [
      "^^ start|unstop|subscribe|resubscribe $$",
      "start|resume|restart|begin|enable|reactivate ~2 texting|messaging|sending|emailing|texts|messages|reminders|sms|notifications|alerts",
      "turn|switch ~4 on ~3 text|texts|messages|reminders|sms|notifications|alerts",
      "turn|switch ~3 text|texts|messages|reminders|sms|notifications|alerts ~2 on",
      "sign me|us up for ~3 text|texts|messages|reminders|sms|notifications|alerts",
      "opt ~1 me? ~1 in",
      "opt-in|optin",
      "opting in",
      "receive ~2 text|texts|sms|messages|reminders|notifications|alerts",
      "want|like|love|need|get|have|send|receive|put|add ~4 text|texts|messages|reminders|sms|notifications|alerts|reminder ~2 again|back|please|too|on|for|by",
      "can|could|would|will you text|message|remind|sms me|us ~2 reminders|reminder|before|updates|instead",
      "text|sms me|us ~1 reminders|reminder",
      "i want|like|would ~2 to? ~1 get|receive ~1 reminders|texts|messages|reminder|text",
      "resubscribe",
      "^ remind me|us ~2 by|via|with text|sms|message|email",
      "texts|reminders|messages back on",
      "remind me|us ~2 about|before|of ~2 my ~2 @visit",
    ],
  },
];
