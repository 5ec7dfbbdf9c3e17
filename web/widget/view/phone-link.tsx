/** The address that calls `phone`, a number as people write it. */
export const telephone = (phone: string) => `tel:${phone.replace(/[^\d+*#]/g, "")}`;

/** A number to tap; `label` is what is shown. */
export const PhoneLink = ({ phone, label, kind = "" }: { phone: string; label: string; kind?: string }) => (
  <a class={`button ${kind}`} href={telephone(phone)}>
    {label}
  </a>
);
