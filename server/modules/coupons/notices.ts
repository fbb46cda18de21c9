import type { NoticeMapping } from '../../events/catalog.ts';

/** What members are told of their coupons. */
export const couponNotices: NoticeMapping = {
  events: ['coupon.claimed'],
  of: ({ key, data }) => {
    const { accountId, position } = data as { accountId: string; position: number };
    return [{ kind: 'coupon.claimed', to: { accountId }, data: { campaign: key, position } }];
  },
};
