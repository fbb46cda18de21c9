import { type DemoShow, evenings, longRun, matinees, show } from './show.ts';

const PLAYHOUSE = { hall: ['mulle', 0] as const, breakMinutes: 0 };
const STUDIO = { hall: ['mulle', 1] as const, breakMinutes: 0, prices: [25] };

/** What children come for. */
export const FAMILY_SHOWS: readonly DemoShow[] = [
  show(
    'whale-who-sang-low',
    'family',
    [
      '낮게 노래하는 고래',
      'The Whale Who Sang Low',
      '아무도 듣지 못하는 소리로 부르는 고래',
      'A whale whose song nobody hears',
      '종이와 그림자로 만든 바다. 공연이 끝나면 무대 뒤를 함께 걸어 봅니다.',
      'A sea of paper and shadow. Afterwards everybody may walk behind the stage.',
    ],
    {
      ...STUDIO,
      minutes: 55,
      ageLimit: 0,
      cast: [['jongi', '출연·제작', 'Cast and production']],
      plays: matinees(-4, 22),
    },
  ),
  show(
    'dokkaebi-lost-property',
    'family',
    [
      '도깨비 분실물 센터',
      'Lost Property of the Goblins',
      '잃어버린 것은 모두 여기에 있다',
      'All that was ever lost is here',
      '짝 잃은 양말과 하다 만 약속을 찾으러 온 아이의 이야기. 노래를 함께 불러요.',
      'A child comes for an odd sock and an unkept promise. Sing along.',
    ],
    {
      ...PLAYHOUSE,
      prices: [40, 35, 30],
      minutes: 70,
      ageLimit: 0,
      cast: [
        ['maru', '도깨비', 'The goblin'],
        ['haneul', '아이', 'The child'],
        ['choraknun', '합창', 'Choir'],
      ],
      plays: { from: 50, to: 62, every: 2, hours: [11, 15], saleFrom: 1.5 },
    },
  ),
  show(
    'star-bus',
    'family',
    [
      '별버스',
      'The Star Bus',
      '막차를 놓치면 오는 버스',
      'The bus that comes when you have missed the last one',
      '정류장마다 다른 별에 섭니다. 세 살부터 볼 수 있고, 울어도 괜찮습니다.',
      'Every stop is another star. From three years; crying is fine.',
    ],
    {
      ...STUDIO,
      minutes: 50,
      ageLimit: 0,
      cast: [
        ['jongi', '출연', 'Performing'],
        ['byeol', '운전사', 'The driver'],
      ],
      plays: matinees(23, 43, -2),
    },
  ),
  show(
    'green-eyes-winter-songs',
    'family',
    [
      '초록눈 합창단의 겨울 노래',
      'Winter Songs of the Green Eyes',
      '마흔 명의 아이가 부르는 겨울',
      'Winter, sung by forty children',
      '동요와 새로 쓴 노래를 번갈아 부릅니다. 온 가족이 함께 앉는 자리를 앞쪽에 두었습니다.',
      'Old and new songs in turn, with rows for whole families at the front.',
    ],
    {
      hall: ['ullim', 0],
      prices: [50, 40, 30, 20],
      minutes: 80,
      breakMinutes: 0,
      ageLimit: 0,
      cast: [['choraknun', '노래', 'Choir']],
      plays: evenings(33, 1, -6, 15),
    },
  ),
  show(
    'shadow-market',
    'family',
    [
      '그림자 시장',
      'The Shadow Market',
      '그림자를 사고파는 밤의 장터',
      'A market by night where shadows are sold',
      '제 그림자를 팔아 버린 소녀가 새벽이 오기 전에 되찾으러 갑니다. 지난 시즌 매진작.',
      'A girl who sold her shadow must buy it back before dawn. Sold out last season.',
    ],
    {
      ...PLAYHOUSE,
      prices: [40, 35, 30],
      minutes: 65,
      ageLimit: 5,
      cast: [
        ['jongi', '출연·제작', 'Cast and production'],
        ['iseul', '소녀', 'The girl'],
      ],
      plays: longRun(-60, -45, -90),
    },
  ),
];
