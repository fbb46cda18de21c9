import { clock, type Itinerary, place, ride, stay } from './itinerary.ts';

const GIMPO = [37.5586, 126.7945] as const;
const JEJU_AIRPORT = [33.5104, 126.4914] as const;

/** What three friends are planning together right now: with costs, lists, and something still to decide. */
export const JEJU: Itinerary = {
  title: '제주 3박 4일',
  about: '셋이 가는 첫 제주. 하루는 서쪽, 하루는 동쪽, 하루는 남쪽. 너무 빡빡하지 않게!',
  owner: 'minji',
  with: ['jun', 'soyeon'],
  companions: ['준이 동생 서연'],
  inDays: 12,
  mode: 'car',
  regions: ['39'],
  isPublic: false,
  days: [
    {
      title: '도착, 서쪽 바다',
      stops: [
        ride('김포 → 제주 비행기', GIMPO, ['제주국제공항', ...JEJU_AIRPORT], {
          startMin: clock('8:10'),
          stayMin: 70,
          note: '출발 40분 전까지 보안 검색. 짐은 기내용만.',
        }),
        place('렌터카 받기', 33.4996, 126.5312, { startMin: clock('9:50'), stayMin: 30, isFixed: true }),
        place('애월 카페거리', 33.4629, 126.3096, { stayMin: 70 }),
        place('협재해수욕장', 33.3938, 126.2396, { stayMin: 90, note: '비양도가 보이는 쪽에 돗자리' }),
        place('한림공원', 33.3896, 126.2394, { stayMin: 90 }),
        place('오설록 티뮤지엄', 33.3059, 126.2895, { stayMin: 60 }),
        stay('애월 돌담집', 33.4612, 126.3325, {
          note: '체크인 4시부터. 비밀번호는 메시지로.',
        }),
      ],
    },
    {
      title: '동쪽 끝까지',
      stops: [
        place('함덕해수욕장', 33.5431, 126.6694, { stayMin: 60 }),
        place('만장굴', 33.5285, 126.7716, { stayMin: 70, note: '겉옷 챙기기. 매달 첫 수요일은 쉬어요.' }),
        place('섭지코지', 33.424, 126.931, { stayMin: 60 }),
        place('성산일출봉', 33.4581, 126.9425, { stayMin: 90 }),
        place('제주 동문시장', 33.5116, 126.5262, {
          startMin: clock('18:30'),
          stayMin: 80,
          note: '야시장은 6시부터',
        }),
      ],
    },
    {
      title: '남쪽, 폭포와 시장',
      stops: [
        place('카멜리아힐', 33.2898, 126.3702, { startMin: clock('10:00'), stayMin: 90 }),
        place('천지연폭포', 33.2469, 126.5544, { stayMin: 50 }),
        place('서귀포 매일올레시장', 33.2497, 126.5636, { stayMin: 70, note: '점심은 여기서' }),
        place('정방폭포', 33.2447, 126.5717, { stayMin: 40 }),
      ],
    },
    {
      title: '돌아오는 날',
      stops: [
        place('용두암', 33.5163, 126.512, { startMin: clock('10:00'), stayMin: 40 }),
        place('렌터카 반납', 33.4996, 126.5312, { startMin: clock('12:30'), stayMin: 30, isFixed: true }),
        ride('제주 → 김포 비행기', JEJU_AIRPORT, ['김포국제공항', ...GIMPO], {
          startMin: clock('14:20'),
          stayMin: 70,
        }),
      ],
    },
  ],
  ideas: [
    place('우도', 33.5046, 126.9543, { stayMin: 240, note: '배 시간을 보고 동쪽 가는 날에 넣을까?' }),
    place('한라산 영실 탐방로', 33.3616, 126.4951, { stayMin: 300, note: '날이 좋으면' }),
  ],
  costs: [
    {
      title: '왕복 항공권 (넷)',
      category: 'transport',
      amount: 412_000,
      paidBy: 'minji',
      day: null,
      among: ['minji', 'jun', 'soyeon', '준이 동생 서연'],
    },
    {
      title: '애월 돌담집 3박',
      category: 'stay',
      amount: 390_000,
      paidBy: 'soyeon',
      day: null,
      among: ['minji', 'jun', 'soyeon', '준이 동생 서연'],
    },
    {
      title: '렌터카 72시간',
      category: 'transport',
      amount: 168_500,
      paidBy: 'jun',
      day: 0,
      among: ['minji', 'jun', 'soyeon'],
    },
  ],
  tasks: [
    { text: '렌터카 완전자차 확인', isDone: true, who: 'jun' },
    { text: '만장굴 열었는지 전화해 보기', isDone: false, who: 'soyeon' },
    { text: '흑돼지집 예약', isDone: false, who: 'minji' },
    { text: '운전면허증 챙기기', isDone: false, who: null },
  ],
  things: [
    { text: '선크림', category: '세면', isPacked: true },
    { text: '돗자리', category: '바다', isPacked: false },
    { text: '여벌 옷', category: '바다', isPacked: false },
    { text: '보조 배터리', category: '전자', isPacked: true },
    { text: '멀미약', category: '약', isPacked: false },
  ],
  notes: [
    {
      title: '비 오면',
      text: '첫날 비가 오면 협재 대신 오설록을 길게.\n둘째 날 비가 오면 만장굴부터.',
    },
  ],
  likedBy: [],
  comments: [],
};
