/** How much of everything. Texts are counted in characters. */
export const MAX_DAYS = 90;
export const MAX_ENTRIES = 2_000;
export const MAX_PEOPLE = 50;
/** Everybody who ever took part in a trip: names stay, because costs do. */
export const MAX_PEOPLE_EVER = 300;
export const MAX_TRIPS = 200;
/** Changes of one edit of a page, and of one that the server itself asks for: a plan, an import. */
export const MAX_CHANGES = 100;
export const MAX_BULK = 2_000;
export const MAX_TITLE = 200;
export const MAX_TEXT = 10_000;
/** In the contents of all entries of a trip. */
export const MAX_SIZE = 4_000_000;
/** Of entries that were removed so many are kept, the newest: they can be restored. */
export const MAX_REMOVED = 4_000;
/** How much of what an edit changed is journalled; whoever catches up over a longer one reads the trip afresh. */
export const MAX_JOURNALLED = 400_000;
/** And how much of it is told to open pages. */
export const MAX_TOLD = 32_768;
/** Edits of a trip by which pages catch up. */
export const CHANGES_KEPT = 5_000;
export const KEPT_MS = 30 * 86_400_000;
