import { describe, expect, it } from 'vitest';
import { inTripCurrency, moneyText } from './currency.ts';
import {
  amountIn,
  changedFields,
  draftOf,
  fieldsOf,
  isFaulty,
  leftOf,
  newCost,
  portionOf,
  rateIn,
  textOfAmount,
} from './draft.ts';

const around = { currency: 'KRW', personIds: ['a', 'b', 'c'], me: 'a', on: '2027-04-03' };
const dinner = { ...newCost(around), title: '저녁', amount: '10,000' };

describe('a cost while it is written', () => {
  it('reads amounts as they are typed in each currency', () => {
    expect([amountIn('12,345', 'KRW'), amountIn('12.5', 'KRW'), amountIn('', 'KRW')]).toEqual([
      12_345,
      null,
      null,
    ]);
    expect([amountIn('12.5', 'USD'), amountIn('12.', 'USD'), amountIn('12.345', 'USD')]).toEqual([
      1_250,
      1_200,
      null,
    ]);
    expect([textOfAmount(1_250, 'USD'), textOfAmount(900, 'JPY')]).toEqual(['12.50', '900']);
    expect([rateIn('1,390.5'), rateIn('0'), rateIn('x')]).toEqual([1_390_500_000, null, null]);
  });

  it('is for everybody in equal parts unless it says otherwise', () => {
    expect(fieldsOf(dinner, 'KRW')).toMatchObject({
      ...{ title: '저녁', amount: 10_000, rateE6: 1_000_000, paidBy: 'a', split: 'equal', on: '2027-04-03' },
      shares: [
        ['a', 1],
        ['b', 1],
        ['c', 1],
      ],
    });
    expect(portionOf(dinner, 'b')).toBe(3_333);
    expect(portionOf({ ...dinner, split: 'weights', weights: { a: 2 } }, 'a')).toBe(5_000);
  });

  it('says what is left of the amount, and is whole when nothing is', () => {
    const amounts = { ...dinner, split: 'amounts' as const, amounts: { a: '4000', b: '5000' } };
    expect(leftOf(amounts)).toBe(1_000);
    expect(fieldsOf(amounts, 'KRW')).toEqual(['amounts']);
    const whole = { ...amounts, amounts: { ...amounts.amounts, c: '1000' } };
    expect(leftOf(whole)).toBe(0);
    expect(fieldsOf(whole, 'KRW')).toMatchObject({
      shares: [
        ['a', 4_000],
        ['b', 5_000],
        ['c', 1_000],
      ],
    });
  });

  it('names what is missing', () => {
    expect(fieldsOf(newCost(around), 'KRW')).toEqual(['title', 'amount']);
    expect(fieldsOf({ ...dinner, currency: 'USD', rate: '' }, 'KRW')).toEqual(['rate']);
    expect(fieldsOf({ ...dinner, sharers: [] }, 'KRW')).toEqual(['sharers']);
  });

  it('is the same when it is opened again, and sends only what has changed', () => {
    const fields = fieldsOf({ ...dinner, currency: 'USD', amount: '12.5', rate: '1390' }, 'KRW');
    if (isFaulty(fields)) throw new Error(fields.join());
    expect(fieldsOf(draftOf(fields), 'KRW')).toEqual(fields);
    expect(changedFields(fields, { ...fields, amount: 1_300 })).toEqual({ amount: 1_300 });
    expect(inTripCurrency(fields, 'KRW')).toBe(17_375);
  });
});

it('writes amounts with as many digits as they are kept with', () => {
  expect(moneyText('en', 1_250, 'USD')).toBe('$12.50');
  expect(moneyText('en', 1_250, 'JPY')).toBe('¥1,250');
  // A browser would show none of the rupiah's two, and a page a hundred times as much.
  expect(amountIn('12.50', 'IDR')).toBe(1_250);
  expect(moneyText('en', 1_250, 'IDR')).toMatch(/^IDR.12\.50$/);
});
