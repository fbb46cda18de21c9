import type { SearchDocument } from '../document.ts';
import type { SearchQuery } from '../port.ts';

export const DAY_MS = 86_400_000;
/** When the first of the sample documents happened. */
export const FIRST_AT = 1_700_000_000_000;

/** A document of which only the interesting parts are said. */
export function sample(
  own: Pick<SearchDocument, 'id'> & { ko: string; en?: string; about?: string; aboutEn?: string } & Partial<
      Omit<SearchDocument, 'id' | 'title' | 'text'>
    >,
): SearchDocument {
  const { ko, en = ko, about = '', aboutEn = about, id, ...rest } = own;
  return {
    kind: 'place',
    id,
    title: { ko, en },
    text: { ko: about, en: aboutEn },
    tags: [],
    facets: {},
    price: null,
    at: FIRST_AT,
    popularity: 0,
    link: `/places/${id}`,
    picture: null,
    ...rest,
  };
}

/** A search of which only the interesting parts are said. */
export const query = (q: string, own: Partial<SearchQuery> = {}): SearchQuery => ({
  q,
  kinds: [],
  facets: {},
  sort: 'relevance',
  limit: 20,
  locale: 'ko',
  countFacets: [],
  ...own,
});

/** Places, products and a drop, small enough to know by heart. */
export const SAMPLES: readonly SearchDocument[] = [
  sample({
    id: 'jeju',
    ko: '제주도 여행',
    en: 'A trip to Jeju island',
    about: '오름과 바다를 걷는 나흘. 한라산 등반을 포함합니다.',
    aboutEn: 'Four days of walking along volcanic cones and the sea.',
    facets: { region: ['jeju'], theme: ['nature', 'walk'] },
    price: 490_000,
    at: FIRST_AT + DAY_MS,
    popularity: 900,
    picture: '/files/jeju-320.webp',
  }),
  sample({
    id: 'jeju-office',
    ko: '서귀포 제주관광공사 안내소',
    en: 'Seogwipo tourist office',
    about: '지도와 버스 시간표를 드립니다.',
    facets: { region: ['jeju'] },
    at: FIRST_AT + 2 * DAY_MS,
    popularity: 90_000,
  }),
  sample({
    id: 'haeundae',
    ko: '해운대 해수욕장',
    en: 'Haeundae beach',
    about: '부산 해운대구에 있는 바다. 제주에서 배로 오는 사람도 많다.',
    aboutEn: 'The beach of Busan.',
    tags: ['busan-beach'],
    facets: { region: ['busan'], theme: ['sea'] },
    price: 0,
    at: FIRST_AT + 3 * DAY_MS,
    popularity: 5_000_000,
  }),
  sample({
    id: 'daegu',
    ko: '대구 해운 박물관',
    en: 'Daegu shipping museum',
    about: '해운 운대 대구 세 낱말이 따로 있는 곳',
    facets: { region: ['daegu'] },
    price: 3_000,
    at: FIRST_AT + 4 * DAY_MS,
    popularity: 10,
  }),
  sample({
    id: 'guesthouse',
    ko: '한옥 게스트하우스',
    en: 'Hanok guesthouse',
    about: '서울 북촌의 조용한 마당이 있는 집',
    tags: ['HANOK-2024'],
    facets: { region: ['seoul'], theme: ['walk'] },
    price: 120_000,
    at: FIRST_AT + 5 * DAY_MS,
    popularity: 40,
  }),
  sample({
    id: 'phone',
    kind: 'product',
    ko: '갤럭시S24 울트라 256GB',
    en: 'Galaxy S24 Ultra 256GB',
    about: '새 스마트폰, 섬에서도 잘 터집니다',
    price: 1_500_000,
    at: FIRST_AT + 6 * DAY_MS,
    popularity: 300,
    link: '/shop/phone',
  }),
  sample({
    id: 'island',
    ko: '비양도 섬 산책',
    en: 'Walks on Biyang island',
    about: '배를 타고 십오 분',
    facets: { region: ['jeju'], theme: ['walk', 'sea'] },
    price: 35_000,
    at: FIRST_AT + 7 * DAY_MS,
    popularity: 2,
  }),
  sample({
    id: 'coupon',
    kind: 'drop',
    ko: '첫눈 20% 선착순 쿠폰',
    en: 'First-snow 20 % coupon',
    about: '서울 지점에서 씁니다',
    price: null,
    at: FIRST_AT + 8 * DAY_MS,
    popularity: 77,
    link: '/drops/coupon',
  }),
];
