import type { Company } from './companies.ts';

/** Invented companies of the demo, listed on KOSDAQ. */
export const KOSDAQ: readonly Omit<Company, 'board'>[] = [
  {
    symbol: '900120',
    name: { ko: '한빛전자소재', en: 'Hanbit Materials' },
    about: {
      ko: '반도체 공정에 쓰는 고순도 소재를 공급합니다.',
      en: 'Supplies high-purity materials for chip making.',
    },
    ...{ sector: 'chips', color: '#0891b2', sharesK: 38_000, price: 41_250, unrest: 3.4 },
  },
  {
    symbol: '900130',
    name: { ko: '새벽로보틱스', en: 'Saebyeok Robotics' },
    about: { ko: '물류 창고에서 일하는 로봇을 만듭니다.', en: 'Builds robots that work in warehouses.' },
    ...{ sector: 'machines', color: '#7c3aed', sharesK: 21_500, price: 118_600, unrest: 4.6 },
  },
  {
    symbol: '900170',
    name: { ko: '온새미바이오', en: 'Onsaemi Bio' },
    about: { ko: '면역 항체를 연구하고 위탁 생산합니다.', en: 'Researches and manufactures antibodies.' },
    ...{ sector: 'health', color: '#db2777', sharesK: 44_000, price: 63_900, unrest: 5.2 },
  },
  {
    symbol: '900190',
    name: { ko: '미리내우주', en: 'Mirinae Space' },
    about: { ko: '작은 위성을 만들어 쏘아 올립니다.', en: 'Builds and launches small satellites.' },
    ...{ sector: 'machines', color: '#312e81', sharesK: 12_800, price: 27_850, unrest: 6 },
  },
  {
    symbol: '900220',
    name: { ko: '느린카페', en: 'Neurin Coffee' },
    about: { ko: '동네 카페 육백 곳에 원두를 볶아 보냅니다.', en: 'Roasts coffee for six hundred cafés.' },
    ...{ sector: 'food', color: '#78350f', sharesK: 33_000, price: 8_620, unrest: 2.7 },
  },
  {
    symbol: '900250',
    name: { ko: '달빛게임즈', en: 'Dalbit Games' },
    about: {
      ko: '온라인 역할 놀이와 모바일 게임을 만듭니다.',
      en: 'Makes online role-playing and mobile games.',
    },
    ...{ sector: 'games', color: '#4f46e5', sharesK: 18_700, price: 156_300, unrest: 4.1 },
  },
  {
    symbol: '900260',
    name: { ko: '소리엔터', en: 'Sori Entertainment' },
    about: { ko: '음반을 만들고 공연을 엽니다.', en: 'Makes records and holds concerts.' },
    ...{ sector: 'media', color: '#be185d', sharesK: 23_400, price: 71_800, unrest: 3.9 },
  },
  {
    symbol: '900270',
    name: { ko: '이야기스튜디오', en: 'Iyagi Studio' },
    about: { ko: '연속극과 웹툰을 함께 만듭니다.', en: 'Produces series and webtoons side by side.' },
    ...{ sector: 'media', color: '#a21caf', sharesK: 29_600, price: 12_440, unrest: 3.3 },
  },
  {
    symbol: '900410',
    name: { ko: '구름소프트', en: 'Gureum Software' },
    about: {
      ko: '회사가 쓰는 업무 도구를 구름에서 빌려줍니다.',
      en: 'Rents out office tools from the cloud.',
    },
    ...{ sector: 'software', color: '#2563eb', sharesK: 46_300, price: 34_950, unrest: 2.8 },
  },
  {
    symbol: '900420',
    name: { ko: '생각인공지능', en: 'Saenggak AI' },
    about: {
      ko: '상담과 번역을 돕는 언어 모형을 만듭니다.',
      en: 'Makes language models for support and translation.',
    },
    ...{ sector: 'software', color: '#6d28d9', sharesK: 24_900, price: 187_200, unrest: 5.5 },
  },
  {
    symbol: '900430',
    name: { ko: '씨앗농업', en: 'Ssiat Agri' },
    about: { ko: '씨앗과 온실 설비를 만듭니다.', en: 'Makes seeds and greenhouses.' },
    ...{ sector: 'food', color: '#4d7c0f', sharesK: 52_000, price: 1_632, unrest: 2.3 },
  },
];
