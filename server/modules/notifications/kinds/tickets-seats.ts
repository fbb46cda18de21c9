import { defineKind, type Kind } from '../kind.ts';
import { moment } from './format.ts';

type About = { roundId: string; titleKo: string; titleEn: string; startsAt: number; places: number };
type Offered = About & { holdId: string; expiresAt: number };

const placesEn = (count: number) => (count === 1 ? '1 seat' : `${count} seats`);

/** What people are told about places that they wait for. */
export const TICKETS_SEAT_KINDS: readonly Kind[] = [
  defineKind<Offered>({
    kind: 'tickets.offered',
    category: 'system',
    channels: ['inbox', 'mail', 'sms'],
    link: (d) => `/tickets/holds/${d.holdId}`,
    ko: {
      name: '대기하던 좌석 안내',
      title: (d) => `${d.titleKo}: 기다리시던 좌석 ${d.places}석이 나왔습니다`,
      body: (d) =>
        `${moment(d.startsAt, 'ko')} 공연입니다. ${moment(d.expiresAt, 'ko')}까지 잡아 두었으니 그 전에 예매해 주세요. 시간이 지나면 다음 분께 넘어갑니다.`,
      action: '예매하기',
      short: (d) => `기다리시던 좌석 ${d.places}석이 나왔어요. ${moment(d.expiresAt, 'ko')}까지 예매하세요.`,
    },
    en: {
      name: 'Seats you waited for',
      title: (d) => `${d.titleEn}: ${placesEn(d.places)} you waited for`,
      body: (d) =>
        `The show is on ${moment(d.startsAt, 'en')}. We keep them for you until ${moment(d.expiresAt, 'en')}; after that they go to the next in line.`,
      action: 'Book them',
      short: (d) => `${placesEn(d.places)} you waited for: yours until ${moment(d.expiresAt, 'en')}.`,
    },
  }),
  defineKind<About>({
    kind: 'tickets.hold-ended',
    category: 'system',
    channels: ['inbox'],
    link: (d) => `/tickets/rounds/${d.roundId}`,
    ko: {
      name: '잡아 둔 좌석 해제',
      title: (d) => `${d.titleKo}: 창구에서 잡아 둔 좌석을 놓아주었습니다`,
      body: (d) =>
        `${moment(d.startsAt, 'ko')} 공연, ${d.places}석입니다. 결제된 금액은 없습니다. 아직 원하신다면 다시 골라 주세요.`,
      action: '공연 보기',
    },
    en: {
      name: 'Held seats let go',
      title: (d) => `${d.titleEn}: the box office has let go of the seats you held`,
      body: (d) =>
        `The show on ${moment(d.startsAt, 'en')}, ${placesEn(d.places)}. Nothing was charged. If you still want to come, choose again.`,
      action: 'See the show',
    },
  }),
  defineKind<About>({
    kind: 'tickets.offer-lapsed',
    category: 'system',
    channels: ['inbox'],
    link: (d) => `/tickets/rounds/${d.roundId}`,
    ko: {
      name: '지나간 좌석 안내',
      title: (d) => `${d.titleKo}: 안내해 드린 좌석이 다음 분께 넘어갔습니다`,
      body: () => '시간 안에 예매하지 않아 대기도 끝났습니다. 아직 원하신다면 다시 대기를 신청해 주세요.',
      action: '공연 보기',
    },
    en: {
      name: 'Seats that went to the next',
      title: (d) => `${d.titleEn}: the seats we kept for you have gone to the next in line`,
      body: () =>
        'They were not booked in time, and you are off the waiting list. If you still want some, join it again.',
      action: 'See the show',
    },
  }),
];
