const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** A name of which so much is shown that its owner's friend knows it: 김*지, m***@ for an address. */
export function maskedName(name: string): string {
  const address = name.indexOf('@');
  if (address > 0) return `${[...graphemes.segment(name)][0]!.segment}***@`;
  const letters = Array.from(graphemes.segment(name.trim()), ({ segment }) => segment);
  const [first = '', ...rest] = letters;
  if (rest.length === 0) return '*';
  const last = rest.pop()!;
  return rest.length === 0 ? `${first}*` : `${first}${'*'.repeat(rest.length)}${last}`;
}
