export * from "./booking.ts";
export * from "./clinics.ts";
export * from "./conversations.ts";
export * from "./identity.ts";
export * from "./knowledge.ts";
export * from "./outbox.ts";
export * from "./resources.ts";
export * from "./waitlist.ts";
