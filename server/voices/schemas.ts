import Type, { type Static } from 'typebox';

/** What people write, in paragraphs: no control characters but the end of a line, and more than spaces. It stays text. */
export const Paragraphs = (maxLength: number, example: string) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern:
      '^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*[^\\s\\u0000-\\u001F\\u007F][^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$',
    examples: [example],
  });

export const Stars = Type.Integer({ minimum: 1, maximum: 5, examples: [5] });

/** Who wrote something, as the public sees it. */
export const Author = Type.Object({
  name: Type.String({ description: 'Masked', examples: ['김*지'] }),
  picture: Type.Null({ description: 'A face beside a masked name would unmask it' }),
  isFormer: Type.Boolean({ description: 'They have left; `name` stands for them' }),
});
export type Author = Static<typeof Author>;
