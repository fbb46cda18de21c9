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
    expect(['', '1234', '12345678901', '010-1234-56789'].map(isPhone)).toEqual([false, false, false, false]);
    expect(['06236', '63000', '135-080', '1234', '99999'].map(isPostcode)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
