import { describe, expect, it } from 'vitest';
import { campaignBody, campaignErrors, emptyDraft, localTime } from './campaign-draft.ts';

const now = new Date(2026, 5, 1, 12, 0);
const hours = (count: number) => localTime(new Date(now.getTime() + count * 3_600_000));
const good = { ...emptyDraft(now), name: '가을 쿠폰' };

describe('campaignErrors', () => {
  it('passes a sound draft', () => {
    expect(campaignErrors(good, now.getTime())).toEqual({});
  });

  it('holds numbers to the bounds of the schema', () => {
    const errors = campaignErrors(
      { ...good, total: '0', perMemberLimit: '101', amount: '1.5' },
      now.getTime(),
    );
    expect(Object.keys(errors).sort()).toEqual(['amount', 'perMemberLimit', 'total']);
  });

  it('wants a code for a shared code only', () => {
    expect(campaignErrors({ ...good, kind: 'code' }, now.getTime()).code).toEqual({ key: 'code' });
    expect(campaignErrors({ ...good, kind: 'code', code: 'WELCOME-2026' }, now.getTime())).toEqual({});
  });

  it('keeps times in order', () => {
    expect(campaignErrors({ ...good, opensAt: hours(-1) }, now.getTime()).opensAt).toEqual({ key: 'past' });
    const errors = campaignErrors({ ...good, opensAt: hours(5), closesAt: hours(4) }, now.getTime());
    expect(errors.closesAt).toEqual({ key: 'order' });
  });
});

describe('campaignBody', () => {
  it('leaves out what was not said', () => {
    expect(Object.keys(campaignBody(good)).sort()).toEqual([
      'discount',
      'kind',
      'minimumSpend',
      'name',
      'perMemberLimit',
      'total',
      'validUntil',
    ]);
  });

  it('holds for chosen goods in the shop alone', () => {
    const picked = { productId: 'P1', name: { ko: '귤', en: 'Tangerine' }, picture: null };
    const goods = { products: [picked], categoryIds: ['C1'] };
    const chosen = { services: ['shop'], productIds: ['P1'], categoryIds: ['C1'] };
    expect(campaignBody({ ...good, scope: 'shop', goods }).scope).toEqual(chosen);
    expect(campaignBody({ ...good, scope: 'shop' }).scope).toEqual({ services: ['shop'] });
    expect(campaignBody({ ...good, scope: 'tickets', goods }).scope).toEqual({ services: ['tickets'] });
  });

  it('sends times in UTC', () => {
    expect(campaignBody({ ...good, opensAt: hours(1) }).opensAt).toBe(
      new Date(now.getTime() + 3_600_000).toISOString(),
    );
  });
});
