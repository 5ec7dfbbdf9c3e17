import { acceptVoucher } from "./accept-voucher.ts";
import { checkCode } from "./check-code.ts";
import type { Identity, IdentityParts } from "./model.ts";
import { requestCode } from "./request-code.ts";
import { sendCode } from "./send-code.ts";

/**
 * One-time codes to the contact on file. A message goes out after its request was answered, so that how long the answer
 * took does not tell whether there was anybody to write to. One that is lost with its process is asked for again.
 */
export function createIdentity(parts: IdentityParts): Identity {
  const sending = new Set<Promise<void>>();
  return {
    async requestCode(context, request) {
      const { answer, toSend } = await requestCode(parts, context, request);
      if (toSend) {
        const work = afterTheAnswer()
          .then(() => sendCode(parts, toSend))
          .catch(parts.report)
          .finally(() => sending.delete(work));
        sending.add(work);
      }
      return answer;
    },
    acceptVoucher: (context, voucher) => acceptVoucher(parts, context, voucher),
    checkCode: (context, request) => checkCode(parts, context, request),
    async settled() {
      while (sending.size > 0) await Promise.all(sending);
    },
  };
}

const afterTheAnswer = () => new Promise<void>((resolve) => setImmediate(resolve));
