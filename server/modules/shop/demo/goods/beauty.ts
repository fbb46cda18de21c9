import { type DemoCategory, good, maker } from './good.ts';

export const beauty: DemoCategory = {
  slug: 'beauty',
  name: { ko: '뷰티', en: 'Beauty' },
  care: {
    ko: '연 뒤에는 열두 달 안에 써 주세요. 붉어지거나 가려우면 쓰기를 멈추세요.',
    en: 'Use it within twelve months of opening. Stop if the skin reddens or itches.',
  },
  makers: [
    maker(
      'soop',
      ['숲결', 'Soopgyeol'],
      ['편백', 'cypress'],
      [
        '전남 장성의 편백 잎을 우려 씁니다. 향료를 더하지 않았습니다.',
        'Steeped from cypress leaves of Jangseong, with no added scent.',
      ],
      1.1,
    ),
    maker(
      'yeol',
      ['열두달', 'Twelve Months'],
      ['순한', 'gentle'],
      [
        '성분표가 짧습니다. 왜 넣었는지 하나씩 적어 두었습니다.',
        'A short list of ingredients, and a reason beside each.',
      ],
      0.85,
    ),
    maker(
      'baram',
      ['바람꽃', 'Windflower'],
      ['촉촉한', 'moist'],
      [
        '제주 동백과 쌀겨를 함께 씁니다. 용기는 모두 되받아 씻어 씁니다.',
        'Camellia of Jeju with rice bran. The bottles come back and are used again.',
      ],
      1.3,
    ),
  ],
  goods: [
    good(
      'cream',
      ['수분 크림', 'moisture cream'],
      ['끈적임 없이 하루가 갑니다', 'Lasts the day without stickiness'],
      28_000,
      'volume',
    ),
    good(
      'toner',
      ['토너', 'toner'],
      ['닦지 않고 눌러 바르는 결', 'To press in, not to wipe'],
      19_000,
      'volume',
    ),
    good('serum', ['세럼', 'serum'], ['자기 전 두 방울', 'Two drops before sleep'], 34_000, 'volume'),
    good(
      'sunscreen',
      ['선크림', 'sunscreen'],
      ['하얗게 뜨지 않는 SPF 50+', 'SPF 50+ that leaves no white'],
      21_000,
    ),
    good(
      'cleanser',
      ['약산성 클렌저', 'mild cleanser'],
      ['거품을 내어 나오는 펌프', 'A pump that gives foam'],
      16_000,
      'volume',
    ),
    good(
      'soap',
      ['비누', 'soap bar'],
      ['여섯 주 숙성한 저온 비누', 'Cold process, aged for six weeks'],
      9_500,
      'taste',
    ),
    good(
      'shampoo',
      ['샴푸', 'shampoo'],
      ['두피까지 시원하게 헹궈집니다', 'Rinses clean to the scalp'],
      18_000,
      'volume',
    ),
    good(
      'hand-cream',
      ['핸드 크림', 'hand cream'],
      ['바르고 바로 휴대폰을 잡아도 됩니다', 'Your phone stays clean after it'],
      11_000,
      'taste',
    ),
    good('lip-balm', ['립밤', 'lip balm'], ['향 없는 밀랍', 'Beeswax, without scent'], 7_000),
    good('mask', ['마스크 팩', 'sheet mask'], ['열 장, 열 밤', 'Ten sheets, ten nights'], 15_000, 'set'),
    good('perfume', ['향수', 'perfume'], ['손목에 여섯 시간', 'Six hours on the wrist'], 59_000, 'taste'),
    good('brush', ['빗', 'hair brush'], ['엉킨 머리를 당기지 않습니다', 'Does not pull'], 14_000, 'colour'),
    good(
      'bath-salt',
      ['입욕제', 'bath salt'],
      ['한 번에 한 봉, 쑥과 소금', 'One sachet a bath: mugwort and salt'],
      13_000,
      'taste',
    ),
  ],
};
