import type { Localized } from '../../../../../../server/lib/localized.ts';

type Thing = { text: Localized; category: Localized; quantity?: number };
export type TemplateName = 'basics' | 'summer' | 'winter' | 'mountain' | 'children';

const CLOTHES = { ko: '옷', en: 'Clothes' };
const WASH = { ko: '세면', en: 'Wash bag' };
const PAPERS = { ko: '지갑·서류', en: 'Papers' };
const DEVICES = { ko: '전자기기', en: 'Devices' };
const HEALTH = { ko: '건강', en: 'Health' };
const GEAR = { ko: '장비', en: 'Gear' };
const of = (category: Localized, ...texts: [ko: string, en: string, quantity?: number][]): Thing[] =>
  texts.map(([ko, en, quantity]) => ({
    text: { ko, en },
    category,
    ...(quantity === undefined ? {} : { quantity }),
  }));

/** Lists to begin with, written for trips in Korea. */
export const PACKING: Readonly<Record<TemplateName, readonly Thing[]>> = {
  basics: [
    ...of(
      PAPERS,
      ['신분증', 'Identity card'],
      ['지갑·카드', 'Wallet and cards'],
      ['교통카드', 'Transit card'],
    ),
    ...of(
      DEVICES,
      ['휴대폰 충전기', 'Phone charger'],
      ['보조 배터리', 'Power bank'],
      ['이어폰', 'Earphones'],
    ),
    ...of(CLOTHES, ['속옷', 'Underwear', 3], ['양말', 'Socks', 3], ['잠옷', 'Pyjamas'], ['겉옷', 'Jacket']),
    ...of(WASH, ['칫솔·치약', 'Toothbrush and paste'], ['세안용품', 'Face wash'], ['수건', 'Towel']),
    ...of(
      HEALTH,
      ['늘 먹는 약', 'Own medicine'],
      ['반창고', 'Plasters'],
      ['소화제·진통제', 'Stomach and pain relief'],
    ),
    ...of(GEAR, ['우산', 'Umbrella'], ['물병', 'Water bottle'], ['장바구니', 'Shopping bag']),
  ],
  summer: [
    ...of(
      CLOTHES,
      ['수영복', 'Swimwear'],
      ['모자', 'Hat'],
      ['샌들', 'Sandals'],
      ['얇은 긴팔', 'Light long sleeves'],
    ),
    ...of(
      HEALTH,
      ['선크림', 'Sunscreen'],
      ['모기 기피제', 'Insect repellent'],
      ['알로에 젤', 'After-sun gel'],
    ),
    ...of(
      GEAR,
      ['선글라스', 'Sunglasses'],
      ['방수 팩', 'Waterproof pouch'],
      ['비치 타월', 'Beach towel'],
      ['돗자리', 'Mat'],
    ),
  ],
  winter: [
    ...of(
      CLOTHES,
      ['내복', 'Thermal underwear'],
      ['패딩', 'Down jacket'],
      ['장갑', 'Gloves'],
      ['목도리', 'Scarf'],
      ['털모자', 'Woolly hat'],
    ),
    ...of(HEALTH, ['핫팩', 'Hand warmers', 4], ['립밤', 'Lip balm'], ['핸드크림', 'Hand cream']),
  ],
  mountain: [
    ...of(CLOTHES, ['등산화', 'Hiking boots'], ['바람막이', 'Windbreaker'], ['여벌 양말', 'Spare socks', 2]),
    ...of(
      GEAR,
      ['배낭', 'Backpack'],
      ['물 1리터', 'A litre of water'],
      ['간식', 'Snacks'],
      ['헤드랜턴', 'Head torch'],
      ['등산 스틱', 'Poles'],
    ),
    ...of(HEALTH, ['무릎 보호대', 'Knee support'], ['구급약', 'First aid']),
  ],
  children: [
    ...of(CLOTHES, ['여벌 옷', 'Spare clothes', 3], ['편한 신발', 'Comfortable shoes']),
    ...of(
      HEALTH,
      ['해열제', 'Fever medicine'],
      ['체온계', 'Thermometer'],
      ['물티슈', 'Wet wipes'],
      ['기저귀', 'Nappies'],
    ),
    ...of(
      GEAR,
      ['유모차', 'Pushchair'],
      ['좋아하는 장난감', 'A favourite toy'],
      ['그림책', 'Picture book'],
      ['간식', 'Snacks'],
    ),
  ],
};

/** To be done before one leaves. */
export const BEFORE: readonly Localized[] = [
  { ko: '숙소 예약 확인', en: 'Check the booking of the lodging' },
  { ko: '기차·버스 표 예매', en: 'Book train or bus' },
  { ko: '함께 가는 사람에게 일정 보내기', en: 'Send the plan to everybody' },
  { ko: '날씨 확인', en: 'Look at the weather' },
  { ko: '반려동물·화분 부탁', en: 'Ask somebody to look after pets and plants' },
  { ko: '택배·신문 멈추기', en: 'Stop deliveries' },
  { ko: '가스·전기 끄기', en: 'Turn off gas and lights' },
];
