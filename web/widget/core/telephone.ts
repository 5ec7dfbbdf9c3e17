/** The address that calls `phone`, a number as people write it. */
export const telephone = (phone: string) => `tel:${phone.replace(/[^\d+*#]/g, "")}`;
