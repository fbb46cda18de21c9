import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenSeed } from '../../../../test/simulation/random.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../../lib/csv.ts';
import {
  choiceOf,
  choicesOf,
  DELIVERIES,
  guarded,
  lineOf,
  linesOf,
  numberOf,
  SELLS,
  STATUSES,
  timeOf,
  timeText,
  unguarded,
  YES_NO,
} from './cells.ts';
import { COLUMNS, readHeader } from './columns.ts';
import { encodingOf } from './decoding.ts';
import { MAX_ROWS, readFile } from './reading.ts';

const HEADER = '상품코드,SKU,상품명,가격';
const file = (...lines: string[]) => [HEADER, ...lines].join('\r\n');
const utf16 = (text: string, isBig = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};
/** `상품코드,SKU,상품명\nP1,A1,한글 햏` as Excel in Korea saves it; 햏 is in CP949 and not in EUC-KR, which Node knows. */
const CP949 = Buffer.concat([
  Buffer.from([0xbb, 0xf3, 0xc7, 0xb0, 0xc4, 0xda, 0xb5, 0xe5]),
  Buffer.from(',SKU,'),
  Buffer.from([0xbb, 0xf3, 0xc7, 0xb0, 0xb8, 0xed]),
  Buffer.from('\nP1,A1,'),
  Buffer.from([0xc7, 0xd1, 0xb1, 0xdb, 0x20, 0xc1, 0x64]),
]);

const namesOf = async (bytes: Buffer) => {
  const read = await readFile(bytes);
  if ('code' in read) return read;
  return [read.encoding, ...read.rows.map(({ no, cells }) => `${no} ${cells.name_ko}`)];
};

describe('a file is read in', () => {
  const text = file('P1,A1,한글 상품,1000', 'P2,A2,"둘째, 줄\n바꿈",2000');
  const rows = ['2 한글 상품', '3 둘째, 줄\n바꿈'];
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 with a mark', utf16(`\uFEFF${text}`), 'utf-16le'],
    ['UTF-16, the other way round', utf16(`\uFEFF${text}`, true), 'utf-16be'],
    ['UTF-16 without a mark', utf16(text), 'utf-16le'],
    ['UTF-8 with tabs', Buffer.from(text.replace(/,(?! )/g, '\t')), 'utf-8'],
    ['UTF-8 with semicolons', Buffer.from(text.replace(/,(?! )/g, ';')), 'utf-8'],
  ])('%s', async (_name, bytes, encoding) => {
    expect(await namesOf(bytes)).toEqual([encoding, ...rows]);
  });

  test('CP949', async () => {
    expect(await namesOf(CP949)).toEqual(['cp949', '2 한글 햏']);
  });
});

describe('a file is refused', () => {
  const unreadable = (reason: string) => ({ code: 'shop.import-unreadable', reason });
  const broken = Buffer.from(file('P1,A1,한글로 된 상품의 이름,1000'));
  broken[broken.length - 8] = 0xff;
  test.each([
    ['in broken UTF-8', broken, 'encoding'],
    ['that ends in the middle of a letter', Buffer.from(file('P1,A1,한글')).subarray(0, -1), 'encoding'],
    [
      'that is a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff, 0xff]),
      'encoding',
    ],
    ['that is a workbook', Buffer.from('PK\u0003\u0004\u0000\u0000rest'), 'encoding'],
    ['without a row', Buffer.from(HEADER), 'empty'],
    ['without anything', Buffer.from(' \r\n,,\r\n'), 'empty'],
    ['whose quotes do not end', Buffer.from(file('P1,A1,"이름,1000')), 'quotes'],
    ['with a quote in the middle', Buffer.from(file('P1,A1,이"름",1000')), 'quotes'],
    ['with a row without end', Buffer.from(file(`P1,A1,${'가'.repeat(200_001)},1`)), 'row-too-long'],
  ])('%s', async (_name, bytes, reason) => {
    expect(await readFile(bytes)).toMatchObject(unreadable(reason));
  });

  test('that has too many rows', async () => {
    const rows = Array.from({ length: MAX_ROWS + 1 }, (_, i) => `P${i},A${i},x,1`);
    expect(await readFile(Buffer.from(file(...rows)))).toMatchObject({ code: 'shop.import-too-large' });
  });

  test('whose header says something else', async () => {
    expect(await readFile(Buffer.from('상품명,원가,상품명\n1,2,3'))).toEqual({
      code: 'shop.import-columns',
      unknown: ['원가'],
      repeated: ['name_ko'],
      missing: ['sku'],
    });
  });
});

test('rows are counted as spreadsheets do, and empty ones are passed over', async () => {
  const read = await readFile(Buffer.from('\n sku ,STOCK,\n\nA1,1\n,,\nA2,2,,extra\n'));
  expect(read).toMatchObject({
    columns: ['sku', 'stock'],
    rows: [
      { no: 4, cells: { sku: 'A1', stock: '1' }, hasMore: false },
      { no: 6, cells: { sku: 'A2', stock: '2' }, hasMore: true },
    ],
  });
});

test('a header is read in both languages, however it is written', () => {
  for (const { key, title } of COLUMNS) {
    for (const name of [key, title, ` ${title.toUpperCase()} `, title.normalize('NFD')]) {
      expect(readHeader(['sku', name].slice(key === 'sku' ? 1 : 0))).toMatchObject({
        columns: key === 'sku' ? ['sku'] : ['sku', key],
      });
    }
  }
});

describe('a cell', () => {
  test.each([
    ['12000', 12_000],
    ['12,000', 12_000],
    ['₩1,234,567', 1_234_567],
    ['１２００원', 1_200],
    ['12.0', 12],
    ['-5', -5],
    ['-0', 0],
  ])('%s is a number', (cell, value) => {
    expect(numberOf(cell, { least: -10, most: 10_000_000 })).toEqual({ value });
  });
  test.each(['', 'x', '1.5', '1,00', '1e3', '0x10', '=1+1', '12 34원x', '∞'])('%s is none', (cell) => {
    expect(numberOf(cell, { least: 0, most: 100 })).toEqual({ fault: 'not-a-number' });
  });
  test.each(['-11', '99999999999999999999'])('%s is out of range', (cell) => {
    expect(numberOf(cell, { least: -10, most: 10 })).toEqual({ fault: 'out-of-range' });
  });

  test.each([
    ['2026-11-21', '2026-11-20T15:00:00.000Z'],
    ['2026.1.2', '2026-01-01T15:00:00.000Z'],
    ['2026/11/21 9:30', '2026-11-21T00:30:00.000Z'],
    ['2026-11-21T09:30:15.5+0900', '2026-11-21T00:30:15.500Z'],
    ['2026-11-21T09:30:15Z', '2026-11-21T09:30:15.000Z'],
  ])('%s is a time', (cell, iso) => {
    expect(timeOf(cell)).toEqual({ value: Date.parse(iso) });
  });
  test.each(['tomorrow', '2026-02-30', '2026-13-01', '2026-11-21 25:00', '1900-01-01', '20261121'])(
    '%s is none',
    (cell) => {
      expect(timeOf(cell)).toEqual({ fault: 'not-a-time' });
    },
  );
  test('every moment is read as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        expect(timeOf(timeText(ms))).toEqual({ value: ms });
      }),
      { seed: chosenSeed() },
    );
  });

  test('one of several values, by any of its names', () => {
    expect(choiceOf(' 판매 중 ', STATUSES.byName)).toEqual({ value: 'on-sale' });
    expect(choiceOf('On-Sale', STATUSES.byName)).toEqual({ value: 'on-sale' });
    expect(choiceOf('sale', STATUSES.byName)).toEqual({ fault: 'not-a-choice' });
  });

  test('each choice that is proposed instead of a wrong one is understood, in either language', () => {
    expect(choicesOf('price')).toBeNull();
    for (const choices of [STATUSES, DELIVERIES, SELLS, YES_NO]) {
      for (const { ko, en } of choices.names) {
        const read = [ko, en].map((name) => choiceOf<unknown>(name, choices.byName));
        expect(read[0]).toHaveProperty('value');
        expect(read[1]).toEqual(read[0]);
      }
    }
  });

  test('a formula is text, and nothing else', () => {
    expect(lineOf("'=SUM(A1)", 50)).toEqual({ value: '=SUM(A1)' });
    expect(lineOf('=SUM(A1)', 50)).toEqual({ value: '=SUM(A1)' });
    expect(lineOf('a\u0007b', 50)).toEqual({ fault: 'not-text' });
    // What forms leave out, whatever a file was put together from: else two names could look the same.
    expect(lineOf('\uFEFF\u200B 유기\u2060 수저\u202E ', 50)).toEqual({ value: '유기 수저' });
    expect(lineOf('가\u2028나', 50)).toEqual({ fault: 'not-text' });
    expect(linesOf('가\u202E\n나', 50)).toEqual({ value: '가\n나' });
    expect(lineOf('가나다', 2)).toEqual({ fault: 'too-long' });
    expect(linesOf('a\r\nb\rc', 50)).toEqual({ value: 'a\nb\nc' });
    expect(linesOf('<b>\u0000</b>', 50)).toEqual({ fault: 'not-text' });
  });
});

test('what is written can be read, whatever it says', async () => {
  const cell = fc.string({
    unit: fc.constantFrom(
      '가',
      '나',
      'a',
      ' ',
      '"',
      ',',
      "'",
      '=',
      '+',
      '-',
      '@',
      '\n',
      ';',
      '\t',
      '＝',
      '😀',
    ),
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (cells) => {
      const lines = cells.map(([name, text], i) =>
        csvLine([`A${i}`, guarded(name), guarded(text)], [0, 1, 2]),
      );
      const bytes = Buffer.from(
        BYTE_ORDER_MARK + csvLine(['SKU', '상품명', '상세설명'], []) + lines.join(''),
      );
      const read = await readFile(bytes);
      if ('code' in read) throw new Error(read.code);
      expect(
        read.rows.map((row) =>
          [row.cells.name_ko, row.cells.description_ko].map((text) => unguarded(text ?? '')),
        ),
      ).toEqual(cells.map((pair) => [...pair]));
    }),
    { seed: chosenSeed(), numRuns: 200 },
  );
});

test('an encoding is found, or the file is read as CP949', () => {
  expect(encodingOf(Buffer.from('abc'))).toBe('utf-8');
  expect(encodingOf(CP949)).toBe('cp949');
});
