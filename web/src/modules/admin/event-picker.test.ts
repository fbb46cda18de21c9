import { describe, expect, it } from 'vitest';
import { covers, withEvent } from './event-picker.ts';

describe('withEvent', () => {
  it('takes single ones into the whole that holds them', () => {
    expect(withEvent(['pay.transferred', 'coupon.claimed'], 'pay.*', true)).toEqual([
      'coupon.claimed',
      'pay.*',
    ]);
    expect(withEvent(['pay.*', 'coupon.claimed'], '*', true)).toEqual(['*']);
    expect(withEvent(['*'], 'pay.transferred', true)).toEqual(['pay.transferred']);
  });

  it('takes away only what is named', () => {
    expect(withEvent(['pay.*', 'coupon.claimed'], 'pay.*', false)).toEqual(['coupon.claimed']);
  });
});

describe('covers', () => {
  it('knows the wider choices', () => {
    expect(covers(['*'], 'pay.transferred')).toBe(true);
    expect(covers(['pay.*'], 'pay.transferred')).toBe(true);
    expect(covers(['pay.*'], 'payment.paid')).toBe(false);
    expect(covers(['pay.transferred'], 'pay.held')).toBe(false);
  });
});
