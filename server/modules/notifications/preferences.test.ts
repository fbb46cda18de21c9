import { describe, expect, test } from 'vitest';
import { kindOf } from './kinds/catalog.ts';
import { type Choices, channelsFor, choose, isChoosable } from './preferences.ts';

const received = kindOf('pay.received')!;
const newDevice = kindOf('account.new-device')!;
const claimed = kindOf('coupon.claimed')!;
const reset = kindOf('account.password-reset')!;

describe('preferences', () => {
  test('without any, a kind goes where it goes by itself', () => {
    expect(channelsFor(received, {})).toEqual(['inbox', 'mail']);
    expect(channelsFor(claimed, {})).toEqual(['inbox']);
    expect(channelsFor(reset, {})).toEqual(['mail']);
  });

  test('a choice counts, but not against security', () => {
    const choices: Choices = {
      'pay.received': { mail: false, sms: true },
      'account.new-device': { mail: false, inbox: false, sms: true },
      'account.password-reset': { mail: false, inbox: true },
    };
    expect(channelsFor(received, choices)).toEqual(['inbox', 'sms']);
    expect(channelsFor(newDevice, choices)).toEqual(['inbox', 'mail', 'sms']);
    expect(channelsFor(reset, choices)).toEqual(['mail']);
  });

  test('only what differs is kept; what is chosen back leaves nothing', () => {
    const off = choose({}, [{ kind: received, channel: 'mail', on: false }]);
    expect(off).toEqual({ 'pay.received': { mail: false } });
    const both = choose(off!, [{ kind: claimed, channel: 'mail', on: true }]);
    expect(both).toEqual({ 'pay.received': { mail: false }, 'coupon.claimed': { mail: true } });
    expect(
      choose(both!, [
        { kind: received, channel: 'mail', on: true },
        { kind: claimed, channel: 'mail', on: false },
      ]),
    ).toEqual({});
  });

  test('one change that is not the member’s to make refuses all', () => {
    const good = { kind: received, channel: 'mail', on: false } as const;
    expect(choose({}, [good, { kind: newDevice, channel: 'mail', on: false }])).toBeNull();
    expect(choose({}, [good, { kind: reset, channel: 'mail', on: false }])).toBeNull();
    expect(choose({}, [{ kind: newDevice, channel: 'mail', on: true }])).toEqual({});
    expect(isChoosable(reset)).toBe(false);
    expect(isChoosable(kindOf('system.destination-down')!)).toBe(false);
  });
});
