export * from "./booking.ts";
export * from "./clinics.ts";
export * from "./conversations.ts";
export * from "./knowledge.ts";
export * from "./resources.ts";
