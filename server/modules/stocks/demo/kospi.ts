import type { Company } from './companies.ts';

/** Invented companies of the demo, listed on KOSPI. */
export const KOSPI: readonly Omit<Company, 'board'>[] = [
  {
    symbol: '900110',
    name: { ko: '마당반도체', en: 'Madang Semicon' },
    about: { ko: '메모리 반도체와 패키징을 만듭니다.', en: 'Makes memory chips and packages them.' },
    ...{ sector: 'chips', color: '#1d4ed8', sharesK: 420_000, price: 78_400, unrest: 2.2 },
  },
  {
    symbol: '900140',
    name: { ko: '동녘자동차', en: 'Dongnyeok Motors' },
    about: { ko: '전기 승합차와 승용차를 만듭니다.', en: 'Makes electric vans and cars.' },
    ...{ sector: 'cars', color: '#b91c1c', sharesK: 205_000, price: 214_500, unrest: 1.8 },
  },
  {
    symbol: '900150',
    name: { ko: '푸른배터리', en: 'Pureun Battery' },
    about: {
      ko: '전기차와 전력 저장 장치에 들어가는 전지를 만듭니다.',
      en: 'Makes cells for cars and power storage.',
    },
    ...{ sector: 'batteries', color: '#15803d', sharesK: 71_000, price: 367_500, unrest: 3.1 },
  },
  {
    symbol: '900160',
    name: { ko: '가람에너지', en: 'Garam Energy' },
    about: { ko: '해상 풍력 단지를 짓고 돌립니다.', en: 'Builds and runs offshore wind farms.' },
    ...{ sector: 'energy', color: '#ca8a04', sharesK: 96_000, price: 18_340, unrest: 1.6 },
  },
  {
    symbol: '900180',
    name: { ko: '다솜제약', en: 'Dasom Pharma' },
    about: {
      ko: '감기약과 소화제로 오래 알려진 제약사입니다.',
      en: 'A drug maker long known for cold remedies.',
    },
    ...{ sector: 'health', color: '#e11d48', sharesK: 27_300, price: 92_700, unrest: 2 },
  },
  {
    symbol: '900210',
    name: { ko: '한소반식품', en: 'Hansoban Foods' },
    about: { ko: '즉석밥과 국, 김치를 세계에 팝니다.', en: 'Sells instant rice, soups and kimchi abroad.' },
    ...{ sector: 'food', color: '#ea580c', sharesK: 15_200, price: 331_000, unrest: 1.3 },
  },
  {
    symbol: '900230',
    name: { ko: '고을유통', en: 'Goeul Retail' },
    about: { ko: '할인점과 새벽 배송을 합니다.', en: 'Runs discount stores and dawn delivery.' },
    ...{ sector: 'retail', color: '#9333ea', sharesK: 61_000, price: 54_200, unrest: 1.5 },
  },
  {
    symbol: '900240',
    name: { ko: '여울물산', en: 'Yeoul Trading' },
    about: { ko: '곡물과 철강을 사고파는 종합 상사입니다.', en: 'A trading house for grain and steel.' },
    ...{ sector: 'retail', color: '#0d9488', sharesK: 88_000, price: 4_985, unrest: 1.9 },
  },
  {
    symbol: '900280',
    name: { ko: '마루은행', en: 'Maru Bank' },
    about: {
      ko: '지점 없는 은행으로 시작해 기업 금융까지 합니다.',
      en: 'Began without branches and now lends to firms.',
    },
    ...{ sector: 'finance', color: '#1e3a8a', sharesK: 310_000, price: 47_650, unrest: 1.2 },
  },
  {
    symbol: '900290',
    name: { ko: '두레보험', en: 'Dure Insurance' },
    about: { ko: '생활 보험과 연금을 다룹니다.', en: 'Everyday insurance and pensions.' },
    ...{ sector: 'finance', color: '#155e75', sharesK: 92_000, price: 86_100, unrest: 1.1 },
  },
  {
    symbol: '900310',
    name: { ko: '징검다리증권', en: 'Stepstone Securities' },
    about: { ko: '소액 투자자에게 쉬운 증권사입니다.', en: 'A broker made easy for small investors.' },
    ...{ sector: 'finance', color: '#0369a1', sharesK: 134_000, price: 9_870, unrest: 1.7 },
  },
  {
    symbol: '900320',
    name: { ko: '하늘항공', en: 'Haneul Air' },
    about: { ko: '제주와 동남아를 오가는 항공사입니다.', en: 'Flies to Jeju and South-East Asia.' },
    ...{ sector: 'travel', color: '#0284c7', sharesK: 69_500, price: 23_150, unrest: 2.4 },
  },
  {
    symbol: '900330',
    name: { ko: '바다해운', en: 'Bada Shipping' },
    about: { ko: '컨테이너와 자동차를 나릅니다.', en: 'Carries containers and cars.' },
    ...{ sector: 'travel', color: '#1e40af', sharesK: 157_000, price: 16_720, unrest: 2.9 },
  },
  {
    symbol: '900340',
    name: { ko: '쉼표호텔', en: 'Shwimpyo Hotels' },
    about: { ko: '도시와 바닷가에 호텔 서른 곳을 둡니다.', en: 'Thirty hotels in cities and by the sea.' },
    ...{ sector: 'travel', color: '#b45309', sharesK: 39_200, price: 58_300, unrest: 2.1 },
  },
  {
    symbol: '900350',
    name: { ko: '주춧돌건설', en: 'Juchutdol E&C' },
    about: { ko: '아파트와 철도를 짓습니다.', en: 'Builds flats and railways.' },
    ...{ sector: 'building', color: '#57534e', sharesK: 111_000, price: 31_900, unrest: 1.8 },
  },
  {
    symbol: '900360',
    name: { ko: '나루시멘트', en: 'Naru Cement' },
    about: { ko: '탄소를 줄인 시멘트를 굽습니다.', en: 'Burns cement with less carbon.' },
    ...{ sector: 'building', color: '#475569', sharesK: 37_000, price: 7_210, unrest: 1.4 },
  },
  {
    symbol: '900370',
    name: { ko: '한결철강', en: 'Hangyeol Steel' },
    about: { ko: '자동차 강판과 선재를 만듭니다.', en: 'Makes sheet for cars and wire rod.' },
    ...{ sector: 'materials', color: '#334155', sharesK: 84_600, price: 412_000, unrest: 1.7 },
  },
  {
    symbol: '900380',
    name: { ko: '옹기화학', en: 'Onggi Chemicals' },
    about: { ko: '기초 화학과 바이오 플라스틱을 만듭니다.', en: 'Basic chemicals and bio-plastics.' },
    ...{ sector: 'materials', color: '#92400e', sharesK: 70_800, price: 294_000, unrest: 2 },
  },
  {
    symbol: '900390',
    name: { ko: '이음통신', en: 'Ieum Telecom' },
    about: { ko: '유무선 통신과 데이터 센터를 운영합니다.', en: 'Runs networks and data centres.' },
    ...{ sector: 'telecom', color: '#dc2626', sharesK: 218_000, price: 52_400, unrest: 0.9 },
  },
];
