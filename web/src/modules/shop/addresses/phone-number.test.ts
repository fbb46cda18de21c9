import { describe, expect, it } from 'vitest';
import { isPhone, isPostcode, phoneWithHyphens } from './phone-number.ts';

describe('phoneWithHyphens', () => {
  it('cuts mobile numbers, Seoul and other area codes where people do', () => {
    expect(phoneWithHyphens('01012345678')).toBe('010-1234-5678');
    expect(phoneWithHyphens('0101234567')).toBe('010-123-4567');
    expect(phoneWithHyphens('0212345678')).toBe('02-1234-5678');
    expect(phoneWithHyphens('021234567')).toBe('02-123-4567');
    expect(phoneWithHyphens('15881234')).toBe('1588-1234');
    expect(phoneWithHyphens('+82 10-1234-5678')).toBe('010-1234-5678');
    expect(phoneWithHyphens('0641234567')).toBe('064-123-4567');
  });
  it.each([
    ['+82-2-312-3456', '02-312-3456'],
    ['+82 2 1234 5678', '02-1234-5678'],
    ['+82 (0)2-1234-5678', '02-1234-5678'],
    ['+82 64-712-3456', '064-712-3456'],
    ['+82 31-8012-3456', '031-8012-3456'],
    ['+82-010-1234-5678', '010-1234-5678'],
    ['0082 10 1234 5678', '010-1234-5678'],
    ['+82 16-123-4567', '016-123-4567'],
    ['+82 70 1234 5678', '070-1234-5678'],
    ['+82-507-1234-5678', '0507-1234-5678'],
    ['+82 1588-0000', '1588-0000'],
  ])('takes the country off %s', (pasted, phone) => {
    expect(phoneWithHyphens(pasted)).toBe(phone);
    expect(isPhone(phone)).toBe(true);
  });
  it('reads +82 2 312 3456 also letter by letter', () => {
    const typed = [...'+82 2 312 3456'].reduce((shown, letter) => phoneWithHyphens(shown + letter), '');
    expect(typed).toBe('02-312-3456');
  });
  it('leaves a number of twelve digits whole', () => {
    expect(phoneWithHyphens('050712345678')).toBe('0507-1234-5678');
    expect(phoneWithHyphens('05051234567')).toBe('0505-123-4567');
  });
  it('follows the typing, and takes full-width digits and what else was pasted', () => {
    expect(phoneWithHyphens('010')).toBe('010');
    expect(phoneWithHyphens('0101')).toBe('010-1');
    expect(phoneWithHyphens('０１０ 1234 5678')).toBe('010-1234-5678');
    expect(phoneWithHyphens('010-1234-5678 9')).toBe('010-1234-5678');
  });
});

describe('isPhone and isPostcode', () => {
  it('know what a parcel needs', () => {
    expect(['010-1234-5678', '02-123-4567', '070-1234-5678'].map(isPhone)).toEqual([true, true, true]);
    const none = ['', '1234', '12345678901', '010-1234-56789', '012-1234-5678', '010-123-4567'];
    expect(none.map(isPhone)).toEqual(none.map(() => false));
    expect(['06236', '63000', '135-080', '1234', '99999'].map(isPostcode)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
