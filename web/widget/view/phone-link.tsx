import { telephone } from "../core/telephone.ts";

/** A number to tap; `label` is what is shown. */
export const PhoneLink = ({ phone, label, kind = "" }: { phone: string; label: string; kind?: string }) => (
  <a class={`button ${kind}`} href={telephone(phone)}>
    {label}
  </a>
);
