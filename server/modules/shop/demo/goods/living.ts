import { type DemoCategory, good, maker } from './good.ts';

export const living: DemoCategory = {
  slug: 'living',
  name: { ko: '리빙', en: 'Home' },
  care: {
    ko: '햇볕이 곧게 드는 자리는 피해 주세요. 색이 천천히 바랠 수 있습니다.',
    en: 'Keep it out of direct sun: colours fade slowly.',
  },
  makers: [
    maker(
      'moru',
      ['모루', 'Moru'],
      ['물푸레', 'ash-wood'],
      [
        '나무를 두 해 말려 쓰는 공방입니다. 못 대신 짜맞춤으로 잇습니다.',
        'A workshop that dries its wood for two years and joins it without nails.',
      ],
      1.3,
    ),
    maker(
      'haneul',
      ['하늘채', 'Haneulchae'],
      ['포근한', 'soft'],
      [
        '집에 오래 있는 사람의 자리를 생각합니다. 커버는 모두 벗겨서 빨 수 있습니다.',
        'For those who stay at home: every cover comes off and can be washed.',
      ],
      1,
    ),
    maker(
      'nopda',
      ['노프다', 'Nopda'],
      ['단정한', 'plain'],
      [
        '좁은 집에서 시작한 이름이라 접고 쌓고 걸 수 있게 만듭니다.',
        'Born in a small flat: everything folds, stacks or hangs.',
      ],
      0.75,
    ),
  ],
  goods: [
    good(
      'lamp',
      ['탁상 조명', 'table lamp'],
      ['세 단계로 어두워지는 따뜻한 빛', 'Warm light in three steps'],
      58_000,
      'colour',
    ),
    good(
      'floor-lamp',
      ['장스탠드', 'floor lamp'],
      ['소파 옆에 서는 높이 150 cm', '150 cm tall, beside the sofa'],
      96_000,
      'colour',
    ),
    good(
      'chair',
      ['식탁 의자', 'dining chair'],
      ['허리를 받치는 낮은 등', 'A low back that holds yours'],
      118_000,
      'colour',
    ),
    good(
      'stool',
      ['스툴', 'stool'],
      ['앉고 올리고 딛고 서는 자리', 'To sit, to shelve, to stand on'],
      46_000,
      'colour',
    ),
    good(
      'cushion',
      ['쿠션', 'cushion'],
      ['45 cm, 솜이 쉽게 꺼지지 않습니다', '45 cm, filled so that it stays full'],
      22_000,
      'colour',
    ),
    good(
      'blanket',
      ['무릎 담요', 'throw'],
      ['소파에서 잠들어도 되는 크기', 'Large enough to fall asleep under'],
      34_000,
      'colour',
    ),
    good(
      'candle',
      ['향초', 'candle'],
      ['마흔 시간, 비 온 뒤의 흙 향', 'Forty hours of earth after rain'],
      26_000,
      'taste',
    ),
    good(
      'clock',
      ['벽시계', 'wall clock'],
      ['소리 없이 흐르는 초침', 'A second hand that makes no sound'],
      39_000,
      'colour',
    ),
    good(
      'frame',
      ['액자', 'picture frame'],
      ['A4 한 장이 꼭 맞습니다', 'Made for one A4 sheet'],
      18_000,
      'colour',
    ),
    good('plant-pot', ['화분', 'plant pot'], ['물받침까지 한 벌', 'With its saucer'], 17_000, 'size'),
    good(
      'basket',
      ['라탄 바구니', 'rattan basket'],
      ['빨래도 담요도 넉넉히', 'For laundry or for blankets'],
      31_000,
      'size',
    ),
    good(
      'towel',
      ['수건', 'towel'],
      ['두 번째 빨래부터 더 잘 마시는 200 g', '200 g, thirstier after the second wash'],
      11_000,
      'set',
    ),
    good(
      'diffuser',
      ['디퓨저', 'diffuser'],
      ['석 달 가는 200 ml', '200 ml that last three months'],
      28_000,
      'taste',
    ),
  ],
};
