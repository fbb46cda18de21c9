/** A member holds no more places at once in one hold, and nobody waits for more. */
export const MAX_PLACES = 20;
