/** Parts of iCalendar files (RFC 5545). */

const SEOUL_MS = 9 * 3_600_000;
/** RFC 5545 § 3.1: lines of at most so many octets, without the break. */
const LINE_OCTETS = 75;

/** Korea has had no summer time since 1988, so one rule is all of its zone. */
export const SEOUL_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Seoul',
  'BEGIN:STANDARD',
  'DTSTART:19881009T030000',
  'TZOFFSETFROM:+1000',
  'TZOFFSETTO:+0900',
  'TZNAME:KST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** `20261122T193000Z`. @param ms epoch milliseconds */
export const inUtc = (ms: number): string => `${digits(ms)}Z`;

/** `20261122T193000`, by Korean clocks. @param ms epoch milliseconds */
export const inSeoul = (ms: number): string => digits(ms + SEOUL_MS);

const digits = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}Z$/g, '');

/** Text as a value, RFC 5545 § 3.3.11. */
export const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (letter) => `\\${letter}`).replace(/\r\n|\r|\n/g, '\\n');

/** The text of a file. @param lines content lines, unfolded */
export const calendarText = (lines: readonly string[]): string =>
  lines.map((line) => `${folded(line)}\r\n`).join('');

/** Cut between letters, never inside one: each further line begins with a space. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += letter;
    octets += size;
  }
  return text;
}
