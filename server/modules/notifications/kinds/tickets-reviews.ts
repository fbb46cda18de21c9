import { defineKind, type Kind } from '../kind.ts';

type Moderated = { performanceId: string; titleKo: string; titleEn: string; reason: string };

const show = (d: Moderated) => `/tickets/performances/${d.performanceId}`;

/** What people are told about what they said of shows. */
export const TICKETS_REVIEW_KINDS: readonly Kind[] = [
  defineKind<Moderated>({
    kind: 'tickets.review-hidden',
    category: 'system',
    channels: ['inbox', 'mail'],
    link: show,
    ko: {
      name: '관람평 숨김',
      title: () => '쓰신 관람평이 숨겨졌습니다',
      body: (d) => `${d.titleKo}: 다른 사람에게는 더 보이지 않습니다.\n\n이유: ${d.reason}`,
      action: '공연 보기',
    },
    en: {
      name: 'Your review is hidden',
      title: () => 'Your review was hidden',
      body: (d) => `${d.titleEn}: others do not see it any more.\n\nReason: ${d.reason}`,
      action: 'See the show',
    },
  }),
  defineKind<Moderated>({
    kind: 'tickets.review-shown',
    category: 'system',
    channels: ['inbox'],
    link: show,
    ko: {
      name: '관람평 다시 보임',
      title: () => '쓰신 관람평이 다시 보입니다',
      body: (d) => `${d.titleKo}: 다른 사람에게도 다시 보입니다.\n\n이유: ${d.reason}`,
      action: '공연 보기',
    },
    en: {
      name: 'Your review is shown again',
      title: () => 'Your review is shown again',
      body: (d) => `${d.titleEn}: others see it again.\n\nReason: ${d.reason}`,
      action: 'See the show',
    },
  }),
];
