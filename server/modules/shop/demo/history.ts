/** Who bought what in the demo, and what they say of it; each good by the name of its picture. */
export interface Bought {
  readonly who: 'minji' | 'jun' | 'soyeon';
  readonly hoursAgo: number;
  readonly goods: readonly string[];
  /** How far it has come. */
  readonly until: 'paid' | 'shipped' | 'delivered';
  /** Of its lines, in order. */
  readonly reviews: readonly { readonly rating: number; readonly text: string }[];
}

export const BOUGHT: readonly Bought[] = [
  {
    who: 'minji',
    hoursAgo: 64,
    goods: ['mug-damsol', 'tea-jangin'],
    until: 'delivered',
    reviews: [
      {
        rating: 5,
        text: '손에 쥐었을 때 무게가 딱 좋아요. 아침마다 이것만 찾게 됩니다. 유약 결이 사진보다 더 예뻐요.',
      },
      { rating: 4, text: '구수하고 진합니다. 봉지가 조금 더 잘 닫히면 좋겠어요.' },
    ],
  },
  {
    who: 'jun',
    hoursAgo: 60,
    goods: ['keyboard-ttak'],
    until: 'delivered',
    reviews: [
      { rating: 5, text: '옆자리에서 아무 말도 없네요. 조용하고 키감이 단단합니다. 두 번째로 사요.' },
    ],
  },
  {
    who: 'soyeon',
    hoursAgo: 55,
    goods: ['blanket-haneul', 'candle-moru'],
    until: 'delivered',
    reviews: [
      { rating: 5, text: '소파에서 떠나지를 못합니다. 빨아도 보풀이 거의 없어요.' },
      { rating: 3, text: '향은 좋은데 생각보다 은은해요. 작은 방에 맞습니다.' },
    ],
  },
  {
    who: 'jun',
    hoursAgo: 40,
    goods: ['mug-damsol'],
    until: 'delivered',
    reviews: [{ rating: 4, text: '크기가 넉넉해요. 밑면이 조금 거칠어서 받침을 깔고 씁니다.' }],
  },
  { who: 'minji', hoursAgo: 20, goods: ['tshirt-haru', 'socks-geot'], until: 'shipped', reviews: [] },
  { who: 'soyeon', hoursAgo: 5, goods: ['tangerine-deul'], until: 'paid', reviews: [] },
];

/** What somebody wants to know, and what the shop answered. */
export const ASKED = [
  {
    who: 'soyeon',
    good: 'keyboard-ttak',
    question: '맥에서도 키 배열을 바꿔 쓸 수 있나요?',
    answer: '네, 뒷면 스위치로 바꿉니다. 키캡 네 개를 함께 넣어 드려요.',
  },
  { who: 'jun', good: 'tent-sanmaru', question: '그라운드시트가 들어 있나요?', answer: null },
] as const;
