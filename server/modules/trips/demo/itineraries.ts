import { clock, type Itinerary, place, ride, stay } from './itinerary.ts';
import { JEJU } from './jeju.ts';

const SEOUL_STATION = [37.5547, 126.9707] as const;
/** What nobody has written down of a trip. */
const plain = {
  ...{ with: [], companions: [], ideas: [], costs: [], tasks: [], things: [], notes: [] },
  ...{ likedBy: [], comments: [] },
} satisfies Partial<Itinerary>;

const BUSAN: Itinerary = {
  ...plain,
  title: '부산 먹으러 가는 주말',
  about: '시장 둘, 바다 둘. 밥 먹는 사이사이 걷는 코스예요.',
  owner: 'jun',
  with: ['minji'],
  inDays: -20,
  mode: 'transit',
  regions: ['21'],
  isPublic: true,
  days: [
    {
      title: '남포동에서 흰여울까지',
      stops: [
        ride('서울 → 부산 KTX', SEOUL_STATION, ['부산역', 35.1151, 129.0415], {
          startMin: clock('7:30'),
          stayMin: 160,
        }),
        place('자갈치시장', 35.0966, 129.0306, { stayMin: 80, note: '꼼장어 골목 두 번째 집' }),
        place('국제시장', 35.1013, 129.0281, { stayMin: 60, note: '씨앗호떡' }),
        place('감천문화마을', 35.0975, 129.0106, { stayMin: 100 }),
        place('태종대', 35.0517, 129.087, { stayMin: 90 }),
        stay('해운대 바다 앞 숙소', 35.1604, 129.1612),
      ],
    },
    {
      title: '해운대와 광안리',
      stops: [
        place('해동용궁사', 35.1883, 129.2233, {
          startMin: clock('8:30'),
          stayMin: 70,
          note: '일찍 가야 한산해요',
        }),
        place('해운대해수욕장', 35.1587, 129.1604, { stayMin: 80 }),
        place('광안리해수욕장', 35.1532, 129.1187, { stayMin: 90 }),
        ride('부산 → 서울 KTX', [35.1151, 129.0415], ['서울역', ...SEOUL_STATION], {
          startMin: clock('18:10'),
          stayMin: 160,
        }),
      ],
    },
  ],
  costs: [
    { title: 'KTX 왕복 (둘)', category: 'transport', amount: 239_200, paidBy: 'jun', day: 0 },
    { title: '해운대 숙소', category: 'stay', amount: 128_000, paidBy: 'minji', day: 0 },
    { title: '자갈치 꼼장어', category: 'food', amount: 54_000, paidBy: 'jun', day: 0 },
    { title: '광안리 회', category: 'food', amount: 76_000, paidBy: 'minji', day: 1 },
  ],
  likedBy: ['minji', 'soyeon'],
  comments: [
    { by: 'soyeon', text: '용궁사 아침 8시 반, 진짜 한산했어요. 고마워요!' },
    { by: 'minji', text: '다음엔 영도 쪽을 더 걷자.' },
  ],
};

const GYEONGJU: Itinerary = {
  ...plain,
  title: '경주, 천천히 이틀',
  about: '첫날은 걸어서, 둘째 날은 버스로 토함산까지. 밤에는 동궁과 월지.',
  owner: 'soyeon',
  inDays: -48,
  mode: 'transit',
  regions: ['37'],
  isPublic: true,
  days: [
    {
      title: '걸어서 만나는 왕릉',
      stops: [
        place('대릉원', 35.8383, 129.2108, { startMin: clock('10:00'), stayMin: 80 }),
        place('황리단길', 35.837, 129.2098, { stayMin: 90, mode: 'walk', note: '점심과 차' }),
        place('첨성대', 35.8347, 129.219, { stayMin: 30, mode: 'walk' }),
        place('국립경주박물관', 35.8294, 129.228, { stayMin: 120, mode: 'walk' }),
        place('동궁과 월지', 35.8342, 129.2266, {
          startMin: clock('19:00'),
          stayMin: 70,
          mode: 'walk',
          note: '해 진 뒤가 좋아요',
        }),
        stay('교촌 한옥', 35.8296, 129.2146, { mode: 'walk' }),
      ],
    },
    {
      title: '토함산',
      stops: [
        place('석굴암', 35.795, 129.3493, { startMin: clock('9:00'), stayMin: 70 }),
        place('불국사', 35.7901, 129.332, { stayMin: 100 }),
        place('보문호', 35.8445, 129.2847, { stayMin: 60 }),
      ],
    },
  ],
  likedBy: ['minji'],
  comments: [{ by: 'jun', text: '박물관에 두 시간은 꼭 필요하더라고요.' }],
};

const GANGNEUNG: Itinerary = {
  ...plain,
  title: '강릉 바다와 커피',
  about: '기차 타고 가서 바다 앞에서 커피 마시고, 시장에서 저녁 먹고 오는 하루 반.',
  owner: 'minji',
  inDays: 33,
  mode: 'transit',
  regions: ['32'],
  isPublic: true,
  days: [
    {
      title: '바다 앞에서',
      stops: [
        ride('서울 → 강릉 KTX', SEOUL_STATION, ['강릉역', 37.7646, 128.8994], {
          startMin: clock('8:01'),
          stayMin: 115,
        }),
        place('안목해변 카페거리', 37.7717, 128.9477, { stayMin: 90 }),
        place('경포해변', 37.8055, 128.9083, { stayMin: 90 }),
        place('강릉 중앙시장', 37.7545, 128.8985, { stayMin: 80, note: '닭강정은 줄이 길어요' }),
        stay('경포 호숫가 숙소', 37.7955, 128.9005),
      ],
    },
    {
      title: '오죽헌 들렀다가',
      stops: [
        place('오죽헌', 37.7791, 128.8785, { startMin: clock('9:30'), stayMin: 80 }),
        ride('강릉 → 서울 KTX', [37.7646, 128.8994], ['서울역', ...SEOUL_STATION], {
          startMin: clock('13:30'),
          stayMin: 115,
        }),
      ],
    },
  ],
  likedBy: ['jun', 'soyeon'],
};

const SEOUL: Itinerary = {
  ...plain,
  title: '서울 고궁 하루',
  about: '걸어서 도는 궁궐 셋과 시장 하나. 월요일에는 쉬는 궁이 많으니 다른 날로.',
  owner: 'soyeon',
  inDays: -6,
  mode: 'walk',
  regions: ['11'],
  isPublic: true,
  days: [
    {
      title: '',
      stops: [
        place('경복궁', 37.5796, 126.977, { startMin: clock('9:30'), stayMin: 110 }),
        place('북촌한옥마을', 37.5826, 126.9836, { stayMin: 60 }),
        place('창덕궁', 37.5794, 126.991, { stayMin: 100, note: '후원은 미리 예약해야 해요' }),
        place('종묘', 37.5746, 126.9941, { stayMin: 60 }),
        place('광장시장', 37.5701, 126.9996, { stayMin: 80 }),
      ],
    },
  ],
  likedBy: ['minji', 'jun'],
  comments: [{ by: 'minji', text: '이 순서대로 걸으니 딱 좋았어요.' }],
};

const JEONJU: Itinerary = {
  ...plain,
  title: '전주 한옥마을 1박 2일',
  about: '골목마다 쉬어 가는 느린 여행.',
  owner: 'jun',
  inDays: -75,
  mode: 'walk',
  regions: ['35'],
  isPublic: true,
  days: [
    {
      title: '한옥마을 골목',
      stops: [
        place('경기전', 35.8153, 127.1498, { startMin: clock('11:00'), stayMin: 70 }),
        place('전동성당', 35.8133, 127.1492, { stayMin: 30 }),
        place('전주 남부시장', 35.8121, 127.147, { stayMin: 80 }),
        place('오목대', 35.8141, 127.156, { stayMin: 40, note: '해 질 무렵 지붕이 예뻐요' }),
        stay('한옥마을 온돌방', 35.815, 127.153),
      ],
    },
    {
      title: '덕진공원까지',
      stops: [
        place('덕진공원', 35.8473, 127.1219, { startMin: clock('10:00'), stayMin: 70, mode: 'transit' }),
      ],
    },
  ],
  likedBy: ['soyeon'],
};

/** Trips to look at: one that is being planned by three, and five that others may copy. */
export const ITINERARIES: readonly Itinerary[] = [JEJU, BUSAN, GYEONGJU, GANGNEUNG, SEOUL, JEONJU];
