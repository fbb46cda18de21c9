import { type DemoShow, evenings, longRun, show } from './show.ts';

const HANMARU = { hall: ['hanmaru', 0] as const, breakMinutes: 20, prices: [150, 120, 90, 60] };
const PLAYHOUSE = { hall: ['mulle', 0] as const, breakMinutes: 0, prices: [55, 40, 30] };
const DARAK = { hall: ['darak', 0] as const, breakMinutes: 0, prices: [35] };
const STUDIO = { hall: ['mulle', 1] as const, breakMinutes: 0, prices: [30] };

/** Musicals and plays. */
export const STAGE_SHOWS: readonly DemoShow[] = [
  show(
    'lighthouse-keeper',
    'musical',
    [
      '등대지기의 겨울',
      'The Keeper’s Winter',
      '마지막 등대지기와 라디오 너머의 목소리',
      'The last keeper of a light, and a voice on the radio',
      '불을 끄라는 전보가 온 밤, 섬의 등대지기는 처음으로 육지의 목소리에 대답합니다. 파도와 현악이 함께 쌓아 올리는 두 시간 반.',
      'On the night the order comes to put out the light, the keeper answers a voice from the mainland for the first time.',
    ],
    {
      ...HANMARU,
      minutes: 150,
      ageLimit: 8,
      cast: [
        ['yunseul', '등대지기', 'The keeper'],
        ['daon', '목소리', 'The voice'],
        ['haneul', '우체부', 'The postman'],
      ],
      plays: longRun(-6, 24),
    },
  ),
  show(
    'paper-moon-hotel',
    'musical',
    [
      '종이달 호텔',
      'Hotel Paper Moon',
      '아무도 체크아웃하지 않는 호텔의 하룻밤',
      'One night in a hotel that nobody leaves',
      '1936년 항구의 호텔. 방마다 다른 시대의 손님이 살고, 새 벨보이는 열쇠를 하나 더 받습니다. 재즈와 탭댄스의 밤.',
      'A harbour hotel in 1936. Each room has a guest from another time, and the new bellboy is given one key too many.',
    ],
    {
      ...HANMARU,
      minutes: 160,
      ageLimit: 14,
      cast: [
        ['daon', '벨보이', 'The bellboy'],
        ['noeul', '지배인', 'The manager'],
        ['iseul', '가수', 'The singer'],
      ],
      plays: longRun(30, 58, 0.03),
    },
  ),
  show(
    'letters-from-jeju',
    'musical',
    [
      '바람의 편지',
      'Letters of the Wind',
      '제주에서 온 마흔 통의 편지',
      'Forty letters from an island',
      '돌아오지 못한 이의 편지가 마흔 해 뒤에 배달됩니다. 돌담과 바람, 다섯 명의 배우가 마을 하나를 부릅니다.',
      'Forty years late, the letters of somebody who never came back are delivered. Five actors sing a whole village.',
    ],
    {
      ...HANMARU,
      minutes: 140,
      ageLimit: 8,
      cast: [
        ['iseul', '해녀', 'The diver'],
        ['byeol', '소년', 'The boy'],
        ['garam', '배달부', 'The carrier'],
      ],
      plays: longRun(62, 84, 5),
    },
  ),
  show(
    'midnight-bakery',
    'musical',
    [
      '자정의 빵집',
      'Bakery at Midnight',
      '잠들지 못하는 사람들에게만 여는 가게',
      'A shop that opens for those who cannot sleep',
      '밤 열두 시에 문을 여는 작은 빵집. 반죽이 부푸는 동안 네 사람의 하루가 함께 부풉니다. 갓 구운 빵을 나누며 막이 내립니다.',
      'A bakery opens at midnight. While the dough rises, so do four people’s days; the evening ends with warm bread.',
    ],
    {
      hall: ['ullim', 1],
      breakMinutes: 0,
      prices: [66, 55, 44],
      minutes: 100,
      ageLimit: 8,
      cast: [
        ['maru', '제빵사', 'The baker'],
        ['sebyeok', '손님', 'A guest'],
      ],
      plays: longRun(-3, 16),
    },
  ),
  show(
    'two-chairs',
    'play',
    [
      '의자 두 개',
      'Two Chairs',
      '헤어진 두 사람이 이사를 돕는다',
      'Two who have parted move house together',
      '마지막 짐은 의자 두 개. 누가 어느 것을 가져갈지 정하는 데 한 시간 반이 걸립니다. 말맛으로 밀고 가는 이인극.',
      'Two chairs are left. It takes an hour and a half to decide who takes which: a play for two, carried by its talk.',
    ],
    {
      ...DARAK,
      minutes: 90,
      ageLimit: 14,
      cast: [
        ['garam', '남자', 'He'],
        ['sebyeok', '여자', 'She'],
      ],
      plays: longRun(-10, 30),
    },
  ),
  show(
    'third-floor-laundry',
    'play',
    [
      '삼층 세탁소',
      'Laundry on the Third Floor',
      '맡긴 옷보다 맡긴 말이 많은 곳',
      'Where people leave more words than clothes',
      '옥상 세탁소의 주인은 옷을 돌려줄 때 한마디를 덧붙입니다. 동네 사람 열둘을 배우 셋이 연기합니다.',
      'The laundress adds one sentence to everything she gives back. Three actors play twelve neighbours.',
    ],
    {
      ...STUDIO,
      minutes: 95,
      ageLimit: 8,
      cast: [
        ['noeul', '주인', 'The laundress'],
        ['maru', '이웃들', 'Neighbours'],
        ['byeol', '이웃들', 'Neighbours'],
      ],
      plays: longRun(2, 21),
    },
  ),
  show(
    'the-weather-office',
    'play',
    [
      '기상청 야간반',
      'The Night Shift',
      '내일 비가 오는지 아무도 말해 주지 않는다',
      'Nobody will say whether it rains tomorrow',
      '예보가 틀린 다음 날 밤, 세 예보관이 같은 구름을 다르게 읽습니다. 책임과 우산에 관한 블랙 코미디.',
      'The night after a forecast failed, three forecasters read one cloud three ways. A dark comedy of blame and umbrellas.',
    ],
    {
      ...PLAYHOUSE,
      minutes: 110,
      ageLimit: 14,
      cast: [
        ['badaro', '수석', 'The chief'],
        ['haneul', '신입', 'The newcomer'],
        ['garam', '당직', 'The officer'],
      ],
      plays: longRun(-2, 19),
    },
  ),
  show(
    'salt-road',
    'play',
    [
      '소금길',
      'The Salt Road',
      '소금 한 가마를 지고 넘는 고개',
      'Over the pass with one sack of salt',
      '극단 물푸레의 스무 해를 여는 새 작품. 고개 하나를 넘는 하룻밤을 맨 무대와 북 하나로 걷습니다.',
      'The new work of a company’s twentieth year: one night over one pass, with a bare stage and a drum.',
    ],
    {
      ...PLAYHOUSE,
      minutes: 120,
      ageLimit: 14,
      cast: [
        ['mulpure', '출연·제작', 'Cast and production'],
        ['noeul', '아낙', 'The woman'],
        ['badaro', '소금 장수', 'The salt seller'],
      ],
      plays: longRun(26, 44, -2),
    },
  ),
  show(
    'room-404',
    'play',
    [
      '404호',
      'Room 404',
      '지도에 없는 방에서 온 초대장',
      'An invitation from a room on no plan',
      '건물의 도면에는 없는 방. 초대받은 네 사람은 서로를 모릅니다. 관객이 불을 켜는 추리극.',
      'The plan of the house has no such room, and the four who are invited do not know each other. You switch on the light.',
    ],
    {
      ...DARAK,
      minutes: 100,
      ageLimit: 16,
      cast: [
        ['yunseul', '주인', 'The host'],
        ['byeol', '손님', 'A guest'],
        ['iseul', '손님', 'A guest'],
      ],
      plays: longRun(34, 60, 1),
    },
  ),
  show(
    'dear-dormitory',
    'play',
    [
      '기숙사의 봄',
      'Spring in the Dormitory',
      '문이 잠기는 열한 시, 이야기가 시작된다',
      'The door is locked at eleven, and the stories begin',
      '여섯 명이 한 방을 쓰던 해의 이야기. 편지와 라면 냄비, 돌려 읽던 책 한 권이 무대에 있습니다.',
      'A year in which six shared a room: letters, a pot of noodles, and one book that went round.',
    ],
    {
      ...STUDIO,
      minutes: 100,
      ageLimit: 8,
      cast: [
        ['daon', '사감', 'The warden'],
        ['haneul', '신입생', 'The new one'],
      ],
      plays: longRun(24, 40, -1),
    },
  ),
  show(
    'tiger-at-the-door',
    'play',
    [
      '문밖의 호랑이',
      'A Tiger at the Door',
      '떡 하나 주면 안 잡아먹는다는 말에 대하여',
      'On the promise to eat nobody for one rice cake',
      '옛이야기를 뒤집은 풍자극. 호랑이가 문을 두드리는 동안 집 안에서는 회의가 열립니다.',
      'A satire on an old tale: while the tiger knocks, the household holds a meeting.',
    ],
    {
      ...PLAYHOUSE,
      minutes: 105,
      ageLimit: 8,
      cast: [
        ['maru', '호랑이', 'The tiger'],
        ['mulpure', '식구들', 'The household'],
      ],
      plays: evenings(-40, 10, -80),
    },
  ),
  show(
    'last-train-to-gangneung',
    'musical',
    [
      '강릉행 막차',
      'Last Train East',
      '바다로 가는 마지막 열차, 네 개의 칸',
      'Four carriages of the last train to the sea',
      '열차가 출발하면 객석도 함께 흔들립니다. 한 칸에 한 사람씩, 바다에 닿기 전까지 부르는 노래 열넷.',
      'When it leaves, the house sways as well. One person to a carriage, and fourteen songs before the sea.',
    ],
    {
      hall: ['ullim', 1],
      breakMinutes: 15,
      prices: [77, 66, 44],
      minutes: 130,
      ageLimit: 8,
      cast: [
        ['haneul', '승객', 'A passenger'],
        ['yunseul', '차장', 'The conductor'],
        ['daon', '승객', 'A passenger'],
      ],
      plays: longRun(20, 38, 0.2),
    },
  ),
];
