/** Who goes to what in the demo; each show by the name of its poster. */
export interface Visit {
  readonly who: 'minji' | 'jun' | 'soyeon';
  readonly show: string;
  /** `past`: the last round that is over; `next`: the first that begins in two days or later. */
  readonly round: 'past' | 'next';
  readonly places: number;
  /** What they say of it afterwards. */
  readonly review: { readonly rating: number; readonly text: string } | null;
}

export const VISITS: readonly Visit[] = [
  {
    who: 'soyeon',
    show: 'midnight-bakery',
    round: 'past',
    places: 2,
    review: {
      rating: 5,
      text: '막이 내리고 나눠 주신 빵이 아직 따뜻했어요. 넘버 두 곡은 집에 오는 내내 흥얼거렸습니다.',
    },
  },
  {
    who: 'minji',
    show: 'the-weather-office',
    round: 'past',
    places: 1,
    review: { rating: 4, text: '대사가 빠른데 하나도 안 놓쳤어요. 우산을 두고 나올 뻔했습니다.' },
  },
  {
    who: 'jun',
    show: 'lighthouse-keeper',
    round: 'past',
    places: 2,
    review: {
      rating: 5,
      text: '불이 꺼지는 장면에서 객석이 다 같이 숨을 멈췄습니다. 2층에서도 무대 바닥까지 잘 보여요.',
    },
  },
  {
    who: 'soyeon',
    show: 'two-chairs',
    round: 'past',
    places: 1,
    review: { rating: 3, text: '두 배우 호흡은 좋은데 의자가 좀 딱딱해요. 앞줄이면 표정까지 다 보입니다.' },
  },
  { who: 'minji', show: 'midnight-bakery', round: 'next', places: 2, review: null },
  { who: 'jun', show: 'white-keys-nocturnes', round: 'next', places: 1, review: null },
];

/** What members have to have in their wallets for it, in won. */
export const TICKET_MONEY = { minji: 132_000, jun: 60_000 };

/** In front of whose rounds one waits. */
export const QUEUED_SHOW = 'line-two-live';
