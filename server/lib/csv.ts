/** By which spreadsheets know that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One line of CSV (RFC 4180).
 * @param freeText positions of cells that hold text of people: there a spreadsheet must not find a formula
 */
export function csvLine(cells: readonly string[], freeText: readonly number[]): string {
  const safe = cells.map((cell, i) => quoted(freeText.includes(i) ? disarmed(cell) : cell));
  return `${safe.join(',')}\r\n`;
}

/** OWASP: a cell that begins so is run as a formula when the file is opened; in full width too. */
const disarmed = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
