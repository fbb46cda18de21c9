/**
 * What an address book puts round a number that is copied, and a blog's editor between words: nobody sees it, and the
 * server refuses it. The joiners of emoji and of some scripts are none of it.
 */
const UNSEEN = /[\u200B\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** A body as it is sent: without what turns the direction of letters round, or has no width. */
export const jsonOf = (body: unknown): string =>
  JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(UNSEEN, '') : value,
  );
