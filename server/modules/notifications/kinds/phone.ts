import { defineKind, type Kind } from '../kind.ts';

/** `code` is made when the text is sent. */
type Proof = { code: string };

export const PHONE_KINDS: readonly Kind[] = [
  defineKind<Proof>({
    kind: 'notification.phone-proof',
    category: 'security',
    channels: ['sms'],
    possible: ['sms'],
    usefulForMs: 5 * 60_000,
    ko: {
      name: '전화번호 확인',
      title: () => '전화번호를 확인해 주세요',
      body: () => '',
      short: (d) => `[마당] 확인 번호 ${d.code} (5분 안에 입력하세요)`,
    },
    en: {
      name: 'Confirming a phone',
      title: () => 'Please confirm your phone',
      body: () => '',
      short: (d) => `[Madang] Your number is ${d.code} (good for 5 minutes)`,
    },
  }),
];
