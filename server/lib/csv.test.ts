import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test.each([
  [['a', 'b'], 'a,b\r\n'],
  [['a,b', 'say "hi"'], '"a,b","say ""hi"""\r\n'],
  [['', 'two\nlines'], ',"two\nlines"\r\n'],
  [['-5000', '점심'], '-5000,점심\r\n'],
  [['-5000', '=HYPERLINK("x")'], '-5000,"\'=HYPERLINK(""x"")"\r\n'],
  [['-5000', '@me'], "-5000,'@me\r\n"],
  [['-5000', '+82'], "-5000,'+82\r\n"],
  [['-5000', '-1'], "-5000,'-1\r\n"],
  [['-5000', '＝1+1'], "-5000,'＝1+1\r\n"],
  [['-5000', '\n=1'], '-5000,"\'\n=1"\r\n'],
])('%o is the line %o', (cells, line) => {
  expect(csvLine(cells, [1])).toBe(line);
});
