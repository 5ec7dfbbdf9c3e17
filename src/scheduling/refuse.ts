import { refusalText } from "../locales/en/refusals.ts";
import { Refusal, type RefusalCode, type RefusalParams } from "./refusal.ts";

/** A refusal with its own sentence; another language renders it anew from code and parameters. */
export function refuse(code: RefusalCode, params: RefusalParams = {}, options?: ErrorOptions): Refusal {
  return new Refusal(code, refusalText(code, params), params, options);
}
