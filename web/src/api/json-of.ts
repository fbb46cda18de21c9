/** What an address book puts round a number that is copied: nobody sees it, and the server refuses it. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;

/** A body as it is sent: without what turns the direction of letters round. */
export const jsonOf = (body: unknown): string =>
  JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(TURNS, '') : value,
  );
