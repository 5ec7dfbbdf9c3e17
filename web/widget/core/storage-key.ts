/** Where a conversation with this clinic is kept in this tab. */
export const storageKey = (clinic: string): string => `agentcare.chat.${clinic}`;
