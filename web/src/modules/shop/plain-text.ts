/**
 * What was typed, as one line: pasted out of a sheet or a chat it may hold tabs and line ends, which nobody sees and
 * the server refuses.
 */
export const plainLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();

/** The same for what may have several lines. */
export const plainLines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .trim();
