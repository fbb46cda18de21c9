import { type DemoCategory, good, maker } from './good.ts';

export const kitchen: DemoCategory = {
  slug: 'kitchen',
  name: { ko: '주방', en: 'Kitchen' },
  care: {
    ko: '부드러운 수세미로 닦고 물기를 말려 두면 오래 씁니다.',
    en: 'Wash it with a soft sponge and let it dry, and it will last.',
  },
  makers: [
    maker(
      'damsol',
      ['담솔', 'Damsol'],
      ['무광', 'matte'],
      [
        '경기도 여주의 작은 가마에서 하루 예순 점만 굽습니다. 손끝에 닿는 결이 조금씩 다릅니다.',
        'Fired in a small kiln in Yeoju, sixty pieces a day. No two feel quite the same.',
      ],
      1,
    ),
    maker(
      'onsik',
      ['온식', 'Onsik'],
      ['매일 쓰는', 'everyday'],
      [
        '집밥을 짓는 사람들이 모여 만든 살림 이름입니다. 무게를 덜고 세척을 쉽게 했습니다.',
        'Made by people who cook at home: lighter to lift, easier to wash.',
      ],
      0.8,
    ),
    maker(
      'baekgot',
      ['백곶', 'Baekgot'],
      ['두툼한', 'heavy'],
      [
        '식당 주방에서 십 년을 버틴 두께를 그대로 집으로 가져왔습니다.',
        'The thickness that lasted ten years in restaurant kitchens, for the home.',
      ],
      1.4,
    ),
  ],
  goods: [
    good(
      'mug',
      ['머그컵', 'mug'],
      ['두 손에 감기는 350 ml', '350 ml that fill both hands'],
      14_000,
      'colour',
    ),
    good(
      'bowl',
      ['밥공기', 'rice bowl'],
      ['한 공기가 꼭 맞게 담깁니다', 'Just right for a bowl of rice'],
      9_000,
      'colour',
    ),
    good(
      'noodle-bowl',
      ['면기', 'noodle bowl'],
      ['국물까지 넉넉한 900 ml', '900 ml, with room for the broth'],
      16_000,
      'colour',
    ),
    good(
      'plate',
      ['둥근 접시', 'round plate'],
      ['지름 22 cm, 한 끼를 담는 크기', '22 cm across, the size of a meal'],
      13_000,
      'colour',
    ),
    good(
      'pan',
      ['프라이팬', 'frying pan'],
      ['인덕션에서도 고르게 익습니다', 'Cooks evenly, on induction too'],
      36_000,
      'size',
    ),
    good(
      'pot',
      ['냄비', 'pot'],
      ['2~3인 찌개에 맞는 18 cm', '18 cm, a stew for two or three'],
      42_000,
      'colour',
    ),
    good(
      'earthen-pot',
      ['뚝배기', 'earthen pot'],
      ['불에서 내려도 끓고 있습니다', 'Still boiling when it leaves the fire'],
      19_000,
      'size',
    ),
    good(
      'knife',
      ['식도', "cook's knife"],
      ['날 길이 18 cm, 자루까지 한 덩어리', '18 cm blade, one piece with its handle'],
      48_000,
    ),
    good(
      'board',
      ['나무 도마', 'cutting board'],
      ['칼자국이 덜 남는 통나무', 'Solid wood that forgives the knife'],
      29_000,
      'size',
    ),
    good(
      'jar',
      ['유리 보관병', 'glass jar'],
      ['고무 패킹으로 눅눅함을 막습니다', 'A rubber seal keeps things crisp'],
      7_500,
      'set',
    ),
    good(
      'kettle',
      ['주전자', 'kettle'],
      ['가는 물줄기로 커피도 내립니다', 'A fine spout, for coffee too'],
      39_000,
      'colour',
    ),
    good(
      'tumbler',
      ['텀블러', 'tumbler'],
      ['여섯 시간 따뜻한 470 ml', '470 ml, warm for six hours'],
      27_000,
      'colour',
    ),
    good(
      'apron',
      ['앞치마', 'apron'],
      ['주머니가 깊고 끈이 길어 뒤에서 앞으로 묶습니다', 'Deep pockets, and strings that tie in front'],
      24_000,
      'colour',
    ),
  ],
};
