/** Said where there is no chat to be had; in a file of its own, for the frame needs no more than this. */
export const unavailableEn = "The chat is not available here right now. Please call the clinic.";
export const unavailableEs = "El chat no está disponible aquí en este momento. Llame a la clínica, por favor.";
