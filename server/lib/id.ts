/**
 * Identifiers: 16 characters of Crockford's base 32, made at admission, sorting by time.
 * 9 characters of milliseconds, 2 of a counter within the millisecond, 5 that are this process's own.
 * Two processes make the same id only if they drew the same 25 bits and meet in the same millisecond
 * and count; the primary key would then refuse the second. Ids are names and not secrets.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const COUNTER_LIMIT = 32 * 32;

export type MakeId = () => string;

/** A number in the letters of ids, filled up to `length`; what does not fit is cut off in front. */
export function base32(value: number, length: number): string {
  let text = '';
  let rest = value;
  for (let i = 0; i < length; i += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/**
 * Makes a generator of sortable ids.
 * @param now epoch milliseconds, may stand still or jump back: the ids still ascend
 * @param random a number in [0, 1), drawn once: the process's own part
 */
export function idMaker(now: () => number, random: () => number): MakeId {
  const own = base32(Math.floor(random() * 32 ** 5), 5);
  let lastMs = 0;
  let counter = 0;
  let prefix = '';
  return () => {
    const ms = now();
    if (ms > lastMs) {
      lastMs = ms;
      counter = 0;
      prefix = base32(ms, 9);
    } else if (counter === COUNTER_LIMIT) {
      lastMs += 1;
      counter = 0;
      prefix = base32(lastMs, 9);
    }
    const count = counter;
    counter += 1;
    return prefix + ALPHABET.charAt(count >> 5) + ALPHABET.charAt(count & 31) + own;
  };
}

/** The smallest id that can have been made at `ms` (epoch milliseconds): for reading or purging by time. */
export const firstIdAt = (ms: number): string => `${base32(ms, 9)}0000000`;

/** When an id was made, epoch milliseconds; 0 for one that is none of ours. */
export function timeOfId(id: string): number {
  let ms = 0;
  for (const letter of id.slice(0, 9)) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return 0;
    ms = ms * 32 + digit;
  }
  return ms;
}
