import { paragraphs, type TermsText } from './text.ts';

export const MARKETING: readonly TermsText[] = [
  {
    version: '2026-11-01',
    title: { ko: '소식과 혜택 받기', en: 'News and offers' },
    text: {
      ko: paragraphs(
        '새로 열리는 쿠폰, 공연, 행사의 소식을 메일과 알림으로 받습니다.',
        '동의하지 않아도 모든 서비스를 그대로 쓸 수 있습니다. 언제든 계정 설정에서 그만 받을 수 있고, 거래나 보안에 관한 안내는 이와 상관없이 보냅니다.',
      ),
      en: paragraphs(
        'News of coupons, shows and events that are about to open, by mail and in the app.',
        'Everything works without it. You can stop it at any time in your account; messages about your money and your security come in any case.',
      ),
    },
  },
];
