import { type DemoCategory, good, maker } from './good.ts';

export const digital: DemoCategory = {
  slug: 'digital',
  name: { ko: '디지털', en: 'Digital' },
  care: {
    ko: '한 해 안에 고장 나면 새것으로 바꿔 드립니다. KC 인증 번호는 상자에 있습니다.',
    en: 'Replaced with a new one should it fail within a year. The KC number is on the box.',
  },
  makers: [
    maker(
      'ttak',
      ['딱', 'Ttak'],
      ['조용한', 'quiet'],
      [
        '책상 위의 소리를 줄이는 일을 합니다. 스위치 하나까지 들어 보고 고릅니다.',
        'We take noise off desks, and listen to each switch before we choose it.',
      ],
      1.2,
    ),
    maker(
      'byeol',
      ['별빛전자', 'Byeolbit'],
      ['오래가는', 'long-lasting'],
      [
        '배터리를 바꿔 끼울 수 있게 만듭니다. 나사도 흔한 것을 씁니다.',
        'Batteries that can be changed, screws that are easy to find.',
      ],
      1,
    ),
    maker(
      'mini',
      ['한뼘', 'Hanppyeom'],
      ['한 손에 드는', 'pocket-sized'],
      ['가방의 무게를 재는 사람들이 만들었습니다.', 'Made by people who weigh their bags.'],
      0.8,
    ),
  ],
  goods: [
    good(
      'keyboard',
      ['기계식 키보드', 'mechanical keyboard'],
      ['손가락이 먼저 아는 저소음 축', 'Silent switches that fingers know'],
      118_000,
      'colour',
    ),
    good(
      'mouse',
      ['무선 마우스', 'wireless mouse'],
      ['한 번 충전해 두 달', 'Two months on one charge'],
      42_000,
      'colour',
    ),
    good(
      'headphones',
      ['헤드폰', 'headphones'],
      ['지하철이 사라지는 소음 차단', 'The underground disappears'],
      189_000,
      'colour',
    ),
    good(
      'earbuds',
      ['무선 이어폰', 'wireless earbuds'],
      ['귀에 걸리는 무게 4 g', '4 g in the ear'],
      89_000,
      'colour',
    ),
    good(
      'speaker',
      ['블루투스 스피커', 'Bluetooth speaker'],
      ['욕실에서도 괜찮은 방수', 'Waterproof enough for the bath'],
      64_000,
      'colour',
    ),
    good(
      'power-bank',
      ['보조 배터리', 'power bank'],
      ['10,000 mAh, 비행기에 들고 탑니다', '10,000 mAh, allowed on aeroplanes'],
      36_000,
      'colour',
    ),
    good('charger', ['고속 충전기', 'fast charger'], ['65 W, 노트북까지', '65 W, laptops too'], 39_000),
    good(
      'cable',
      ['충전 케이블', 'charging cable'],
      ['꺾이지 않는 1.5 m', '1.5 m that do not kink'],
      12_000,
      'set',
    ),
    good(
      'phone-stand',
      ['휴대폰 거치대', 'phone stand'],
      ['세로로도 가로로도', 'Upright or sideways'],
      17_000,
      'colour',
    ),
    good(
      'monitor-arm',
      ['모니터 암', 'monitor arm'],
      ['책상 위 한 뼘을 돌려줍니다', 'Gives back a hand of the desk'],
      72_000,
    ),
    good(
      'webcam',
      ['웹캠', 'webcam'],
      ['창을 등져도 얼굴이 보입니다', 'Your face shows against the window'],
      58_000,
    ),
    good(
      'smart-watch',
      ['스마트 워치', 'smart watch'],
      ['일주일에 한 번 충전', 'Charged once a week'],
      156_000,
      'colour',
    ),
    good(
      'night-light',
      ['수면등', 'night light'],
      ['손으로 덮으면 어두워집니다', 'Dims when a hand covers it'],
      24_000,
      'colour',
    ),
  ],
};
