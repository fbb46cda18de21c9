import { type DemoCategory, good, maker } from './good.ts';

export const stationery: DemoCategory = {
  slug: 'stationery',
  name: { ko: '문구·책', en: 'Paper & books' },
  care: {
    ko: '종이는 나무에서 왔습니다. 포장은 접어서 다시 쓸 수 있습니다.',
    en: 'Paper comes from trees. The wrapping folds and can be used again.',
  },
  makers: [
    maker(
      'jongi',
      ['종이와', 'Jongiwa'],
      ['도톰한', 'thick-paper'],
      [
        '만년필이 번지지 않는 종이를 찾아 네 번 바꿨습니다.',
        'We changed the paper four times, until no fountain pen bled.',
      ],
      1.2,
    ),
    maker(
      'yeonpil',
      ['연필가게', 'The Pencil Shop'],
      ['손에 익는', 'well-worn'],
      [
        '골목의 연필가게에서 시작해 지금도 연필부터 고릅니다.',
        'It began in an alley, and still begins with pencils.',
      ],
      1,
    ),
    maker(
      'geul',
      ['글밭', 'Geulbat'],
      ['작은', 'small'],
      ['적게 찍고 오래 팝니다.', 'Few copies, sold for long.'],
      0.85,
    ),
  ],
  goods: [
    good(
      'notebook',
      ['공책', 'notebook'],
      ['완전히 펼쳐지는 실 제본', 'Sewn, so that it lies flat'],
      9_000,
      'colour',
    ),
    good('diary', ['다이어리', 'diary'], ['날짜를 비워 둔 한 해', 'A year without dates'], 18_000, 'colour'),
    good(
      'pen',
      ['볼펜', 'ballpoint pen'],
      ['0.38 mm, 끊기지 않습니다', '0.38 mm, never skips'],
      3_500,
      'colour',
    ),
    good(
      'fountain-pen',
      ['만년필', 'fountain pen'],
      ['처음 쓰는 사람을 위한 촉', 'A nib for beginners'],
      38_000,
      'colour',
    ),
    good(
      'pencils',
      ['연필 열두 자루', 'twelve pencils'],
      ['삼나무 향이 남습니다', 'They smell of cedar'],
      12_000,
    ),
    good(
      'sticky-notes',
      ['메모지', 'sticky notes'],
      ['떼어도 자국이 없습니다', 'Leave no trace'],
      4_000,
      'set',
    ),
    good(
      'stickers',
      ['스티커', 'stickers'],
      ['물에 젖어도 괜찮은 스무 장', 'Twenty, and water does not matter'],
      5_000,
      'taste',
    ),
    good(
      'pencil-case',
      ['필통', 'pencil case'],
      ['세우면 연필꽂이가 됩니다', 'Stands up as a pencil cup'],
      16_000,
      'colour',
    ),
    good(
      'desk-mat',
      ['데스크 매트', 'desk mat'],
      ['컵 자국이 남지 않는 80 cm', '80 cm, and no rings of cups'],
      29_000,
      'colour',
    ),
    good(
      'calendar',
      ['탁상 달력', 'desk calendar'],
      ['뒷면은 한 달 계획', 'A plan of the month on the back'],
      13_000,
    ),
    good(
      'essay',
      ['산문집', 'book of essays'],
      ['버스 세 정거장에 한 편', 'One for each three stops of the bus'],
      15_000,
    ),
    good(
      'picture-book',
      ['그림책', 'picture book'],
      ['소리 내어 읽기 좋은 마흔 쪽', 'Forty pages to read aloud'],
      16_000,
    ),
    good(
      'cookbook',
      ['요리책', 'cookbook'],
      ['재료 다섯 가지로 하는 예순 끼', 'Sixty meals of five ingredients'],
      22_000,
    ),
  ],
};
