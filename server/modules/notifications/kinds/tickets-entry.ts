import { defineKind, type Kind } from '../kind.ts';
import { moment } from './format.ts';

type Titled = { titleKo: string; titleEn: string; startsAt: number };
type Near = Titled & { ticketId: string; tickets: number; venueKo: string; venueEn: string };
type Asked = Titled & { performanceId: string };
type Doubled = { titleKo: string; titleEn: string; roundId: string; ticketId: string; device: string };

const DAY_MS = 86_400_000;

/** What whoever holds tickets is told before the show and after it, and operators of their doors. */
export const TICKETS_ENTRY_KINDS: readonly Kind[] = [
  defineKind<Near>({
    kind: 'tickets.show-near',
    category: 'system',
    channels: ['inbox', 'mail'],
    usefulForMs: 1.5 * DAY_MS,
    link: (d) => `/tickets/mine/${d.ticketId}`,
    ko: {
      name: '공연 하루 전 알림',
      title: (d) => `곧 공연이에요: ${d.titleKo}`,
      body: (d) =>
        `${moment(d.startsAt, 'ko')}, ${d.venueKo}\n\n티켓 ${d.tickets}매를 가지고 계세요. 공연장에서 인터넷이 느릴 수 있으니 티켓을 미리 한 번 열어 두세요. 연 티켓은 오프라인에서도 보여요.`,
      action: '티켓 보기',
    },
    en: {
      name: 'A day before the show',
      title: (d) => `Your show is near: ${d.titleEn}`,
      body: (d) =>
        `${moment(d.startsAt, 'en')}, ${d.venueEn}\n\nYou have ${d.tickets === 1 ? '1 ticket' : `${d.tickets} tickets`}. Open it once beforehand: then it is there without a network, too.`,
      action: 'See the ticket',
    },
  }),
  defineKind<Asked>({
    kind: 'tickets.review-asked',
    category: 'system',
    channels: ['inbox'],
    usefulForMs: 14 * DAY_MS,
    link: (d) => `/tickets/performances/${d.performanceId}`,
    ko: {
      name: '관람평 부탁',
      title: (d) => `공연은 어떠셨나요? ${d.titleKo}`,
      body: () => '다음에 볼 분들을 위해 관람평을 남겨 주세요.',
      action: '관람평 쓰기',
    },
    en: {
      name: 'Asked for a review',
      title: (d) => `How was it? ${d.titleEn}`,
      body: () => 'Tell those who think of going what you thought of it.',
      action: 'Write a review',
    },
  }),
  defineKind<Doubled>({
    kind: 'tickets.double-entry',
    category: 'system',
    channels: ['inbox'],
    operators: true,
    link: (d) => `/admin/tickets/rounds/${d.roundId}/door`,
    ko: {
      name: '중복 입장',
      title: (d) => `한 티켓으로 두 번 입장했습니다: ${d.titleKo}`,
      body: (d) =>
        `오프라인이던 기기가 이미 쓰인 티켓으로 들여보냈습니다. 자리를 확인해 주세요.\n\n티켓: ${d.ticketId}\n기기: ${d.device}`,
      action: '입장 기록 보기',
    },
    en: {
      name: 'Double entry',
      title: (d) => `A ticket let two in: ${d.titleEn}`,
      body: (d) =>
        `A device without a network let somebody in with a used ticket. Look at the seat.\n\nTicket: ${d.ticketId}\nDevice: ${d.device}`,
      action: 'See the door',
    },
  }),
];
