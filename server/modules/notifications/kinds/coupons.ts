import { defineKind, type Kind } from '../kind.ts';

/** `campaign` is a campaign's id; the texts get its name. */
type Claimed = { campaign: string; position: number };

export const COUPON_KINDS: readonly Kind[] = [
  defineKind<Claimed>({
    kind: 'coupon.claimed',
    category: 'coupons',
    channels: ['inbox'],
    campaigns: ['campaign'],
    link: () => '/coupons',
    ko: {
      name: '쿠폰 받음',
      title: (d) => `쿠폰을 받았습니다: ${d.campaign}`,
      body: (d) => `${d.position}번째로 받으셨습니다. 쿠폰함에서 쓸 수 있는 기간을 확인하세요.`,
      action: '쿠폰함 보기',
    },
    en: {
      name: 'Coupon claimed',
      title: (d) => `You have a coupon: ${d.campaign}`,
      body: (d) => `You were number ${d.position}. Your coupons say until when it can be used.`,
      action: 'Open my coupons',
    },
  }),
];
