/** A number to tap; `phone` as people write it, `label` what is shown. */
export const PhoneLink = ({ phone, label, kind = "" }: { phone: string; label: string; kind?: string }) => (
  <a class={`button ${kind}`} href={`tel:${phone.replace(/[^\d+*#]/g, "")}`}>
    {label}
  </a>
);
