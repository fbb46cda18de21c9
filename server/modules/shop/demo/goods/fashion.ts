import { type DemoCategory, good, maker } from './good.ts';

export const fashion: DemoCategory = {
  slug: 'fashion',
  name: { ko: '패션', en: 'Fashion' },
  care: {
    ko: '뒤집어서 찬물에 빨고 그늘에 말려 주세요. 모델 키 172 cm, M 착용.',
    en: 'Wash it inside out in cold water and dry it in the shade. The model is 172 cm tall and wears M.',
  },
  makers: [
    maker(
      'geot',
      ['겉', 'Geot'],
      ['느슨한', 'relaxed'],
      [
        '어깨선을 내려 누구에게나 맞는 품을 만듭니다. 성별 없이 입는 옷입니다.',
        'Dropped shoulders, so that it suits anyone who puts it on.',
      ],
      1,
    ),
    maker(
      'sil',
      ['실과 바늘', 'Thread & Needle'],
      ['촘촘한', 'close-knit'],
      [
        '서울 창신동에서 짓습니다. 안쪽 봉제까지 보이게 두는 것이 자랑입니다.',
        'Sewn in Changsin-dong, Seoul, with seams worth showing on the inside.',
      ],
      1.35,
    ),
    maker(
      'haru',
      ['하루한벌', 'One a Day'],
      ['가벼운', 'light'],
      [
        '매일 고민 없이 꺼내 입는 옷. 다섯 가지 색을 해마다 그대로 둡니다.',
        'Clothes to put on without thinking. The same five colours each year.',
      ],
      0.7,
    ),
  ],
  goods: [
    good(
      'tshirt',
      ['반소매 티셔츠', 'T-shirt'],
      ['목이 늘어나지 않는 두 겹 시보리', 'A doubled collar that keeps its shape'],
      24_000,
      'size',
    ),
    good(
      'long-sleeve',
      ['긴소매 티셔츠', 'long-sleeved shirt'],
      ['사계절 속에 받쳐 입기 좋은 두께', 'The weight to wear under anything'],
      29_000,
      'size',
    ),
    good(
      'hoodie',
      ['후드 티', 'hoodie'],
      ['안쪽이 부드러운 400 g 면', '400 g cotton, brushed inside'],
      56_000,
      'size',
    ),
    good(
      'shirt',
      ['옥스퍼드 셔츠', 'Oxford shirt'],
      ['다리지 않아도 반듯합니다', 'Neat without ironing'],
      49_000,
      'size',
    ),
    good(
      'knit',
      ['니트', 'sweater'],
      ['까슬거리지 않는 메리노 울', 'Merino that does not itch'],
      69_000,
      'size',
    ),
    good(
      'jeans',
      ['데님 팬츠', 'jeans'],
      ['무릎이 나오지 않는 곧은 통', 'A straight leg that keeps its knees'],
      62_000,
      'size',
    ),
    good(
      'slacks',
      ['슬랙스', 'slacks'],
      ['뒤 허리에 고무를 넣어 편합니다', 'Elastic at the back of the waist'],
      54_000,
      'size',
    ),
    good(
      'jacket',
      ['바람막이', 'windbreaker'],
      ['접으면 주머니 하나 크기', 'Folds into its own pocket'],
      78_000,
      'size',
    ),
    good(
      'coat',
      ['울 코트', 'wool coat'],
      ['무릎을 덮는 길이, 가벼운 무게', 'Covers the knee and weighs little'],
      168_000,
      'size',
    ),
    good(
      'sneakers',
      ['스니커즈', 'sneakers'],
      ['하루 이만 보에 맞춘 밑창', 'Soles for twenty thousand steps'],
      79_000,
      'shoe',
    ),
    good(
      'cap',
      ['볼캡', 'cap'],
      ['둘레를 조절하는 면 모자', 'Cotton, with a strap that adjusts'],
      27_000,
      'colour',
    ),
    good('socks', ['양말', 'socks'], ['발가락 봉제가 걸리지 않습니다', 'No seam at the toes'], 6_000, 'set'),
    good(
      'tote',
      ['에코백', 'tote bag'],
      ['노트북이 들어가는 두꺼운 면', 'Thick cotton that takes a laptop'],
      23_000,
      'colour',
    ),
  ],
};
