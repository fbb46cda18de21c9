import Type from 'typebox';
import { Closed, Text } from './schema.ts';

/** Text over several lines: no control characters but tabs and line ends. What looks like HTML is text. */
const LongText = (maxLength: number) =>
  Type.String({ maxLength, pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$' });
/** One line, or nothing. */
export const MayBeEmpty = (maxLength: number) =>
  Type.String({ maxLength, pattern: '^[^\\u0000-\\u001F\\u007F]*$' });

/** What operators write in two languages; without an English text the Korean one stands for it. */
export const Name = (maxLength: number, ko: string, en: string) =>
  Closed({ ko: Text(maxLength, ko), en: Type.Optional(Text(maxLength, en)) });
export const Words = (maxLength: number) =>
  Closed({ ko: MayBeEmpty(maxLength), en: Type.Optional(MayBeEmpty(maxLength)) });
export const LongWords = (maxLength: number) =>
  Closed(
    { ko: LongText(maxLength), en: Type.Optional(LongText(maxLength)) },
    { description: 'Plain text over several lines' },
  );
