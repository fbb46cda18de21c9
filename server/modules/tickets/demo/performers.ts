import type { Localized } from '../../../lib/localized.ts';
import type { PerformerKind } from '../shows/show.ts';

export interface DemoPerformer {
  readonly slug: string;
  readonly name: Localized;
  readonly kind: PerformerKind;
  readonly about: Localized;
}

type Line = readonly [slug: string, ko: string, en: string, aboutKo: string, aboutEn: string];
const of =
  (kind: DemoPerformer['kind']) =>
  ([slug, ko, en, aboutKo, aboutEn]: Line): DemoPerformer => ({
    slug,
    name: { ko, en },
    kind,
    about: { ko: aboutKo, en: aboutEn },
  });

const ACTORS: readonly Line[] = [
  [
    'yunseul',
    '윤슬',
    'Yunseul',
    '낮은 목소리로 무대를 채우는 배우.',
    'An actor who fills a stage with a low voice.',
  ],
  [
    'daon',
    '다온',
    'Daon',
    '춤과 노래를 함께 하는 뮤지컬 배우.',
    'A musical actor who dances as well as sings.',
  ],
  ['garam', '가람', 'Garam', '십 년째 대학로를 지키는 배우.', 'Ten years on the small stages of Daehak-ro.'],
  ['sebyeok', '새벽', 'Saebyeok', '조용한 인물을 오래 남게 합니다.', 'Makes quiet people stay in mind.'],
  ['maru', '마루', 'Maru', '익살과 눈물 사이를 오가는 배우.', 'At home between jest and tears.'],
  ['noeul', '노을', 'Noeul', '고전극에서 먼저 이름을 알렸습니다.', 'First known from the classics.'],
  [
    'byeol',
    '별',
    'Byeol',
    '소년과 노인을 한 무대에서 연기했습니다.',
    'Played a boy and an old man in one evening.',
  ],
  [
    'haneul',
    '하늘',
    'Haneul',
    '올해의 신인으로 첫 주역을 맡았습니다.',
    'A newcomer in a first leading part.',
  ],
  ['iseul', '이슬', 'Iseul', '판소리를 배운 뮤지컬 배우.', 'A musical actor trained in pansori.'],
  ['badaro', '바다로', 'Badaro', '연출도 하는 배우.', 'An actor who also directs.'],
];
const SINGERS: readonly Line[] = [
  [
    'onsaemiro',
    '온새미로',
    'Onsaemiro',
    '한국어의 옛말로 노래를 짓는 싱어송라이터.',
    'A songwriter fond of old Korean words.',
  ],
  [
    'moonrabbit',
    '달토끼',
    'Moon Rabbit',
    '밤에 듣기 좋은 전자 음악을 만듭니다.',
    'Electronic music for the night.',
  ],
  ['byeolmuri', '별무리', 'Byeolmuri', '네 사람이 부르는 아카펠라.', 'Four voices and no instrument.'],
];
const BANDS: readonly Line[] = [
  ['jihacheol', '지하철 2호', 'Line Two', '퇴근길에 어울리는 록 밴드.', 'A rock band for the way home.'],
  ['gamja', '감자꽃', 'Potato Flower', '강원도에서 온 포크 밴드.', 'A folk band from Gangwon.'],
  ['bulkkot', '불꽃놀이', 'Fireworks', '공연마다 마지막 곡이 다른 밴드.', 'Never the same last song.'],
  ['sonagi', '소나기', 'Sonagi', '여름이면 더 바쁜 다섯 사람.', 'Five people who are busiest in summer.'],
  ['cosmos', '코스모스길', 'Cosmos Road', '기타 두 대로 만드는 넓은 소리.', 'A wide sound from two guitars.'],
];
const MUSICIANS: readonly Line[] = [
  [
    'hyeon',
    '현',
    'Hyeon',
    '가야금 연주자. 새로 쓴 곡을 즐겨 연주합니다.',
    'Plays new music on the gayageum.',
  ],
  ['sori', '소리', 'Sori', '소리꾼. 완창과 창작을 오갑니다.', 'A pansori singer of old and new works.'],
  ['geonban', '흰건반', 'White Keys', '피아노 독주자.', 'A pianist.'],
  ['hwal', '활', 'Hwal', '첼로 연주자.', 'A cellist.'],
  ['sumgyeol', '숨결', 'Sumgyeol', '대금 연주자.', 'Plays the daegeum, a bamboo flute.'],
];
const ENSEMBLES: readonly Line[] = [
  ['haesol', '해솔 필하모닉', 'Haesol Philharmonic', '여든 명의 교향악단.', 'An orchestra of eighty.'],
  [
    'mulgyeol',
    '물결 앙상블',
    'Mulgyeol Ensemble',
    '현악 네 사람, 관악 다섯 사람.',
    'Four strings and five winds.',
  ],
  [
    'choraknun',
    '초록눈 합창단',
    'Green Eyes Choir',
    '어린이 마흔 명의 합창단.',
    'A choir of forty children.',
  ],
];
const DANCERS: readonly Line[] = [
  [
    'momjit',
    '몸짓무용단',
    'Momjit Dance',
    '한국 춤의 호흡으로 현대를 춥니다.',
    'Dances today with the breath of Korean dance.',
  ],
  [
    'balkkeut',
    '발끝발레',
    'Balkkeut Ballet',
    '고전 발레와 새 안무를 함께 올립니다.',
    'Classical ballet beside new work.',
  ],
];
const COMPANIES: readonly Line[] = [
  ['mulpure', '극단 물푸레', 'Company Mulpure', '스무 해 된 극단.', 'A company of twenty years.'],
  [
    'talchum',
    '탈춤패 너울',
    'Neoul Mask Dancers',
    '탈과 장단으로 오늘을 이야기합니다.',
    'Tell of today with masks and drums.',
  ],
  ['jongi', '종이극단', 'Paper Theatre', '종이로 만든 인형과 그림자.', 'Puppets and shadows made of paper.'],
];

/** Who performs in the demo: none of them exists. */
export const DEMO_PERFORMERS: readonly DemoPerformer[] = [
  ...ACTORS.map(of('actor')),
  ...SINGERS.map(of('singer')),
  ...BANDS.map(of('group')),
  ...MUSICIANS.map(of('musician')),
  ...ENSEMBLES.map(of('orchestra')),
  ...DANCERS.map(of('dancer')),
  ...COMPANIES.map(of('group')),
];
