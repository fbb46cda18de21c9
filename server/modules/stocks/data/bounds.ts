/** Symbols in one member's watchlist. */
export const MAX_WATCHED = 100;
/** Price alerts of one member, fired ones among them. */
export const MAX_ALERTS = 50;
