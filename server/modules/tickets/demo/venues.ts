import type { Localized } from '../../../lib/localized.ts';
import type { HallMap } from '../maps/hall-map.ts';
import type { Region } from '../shows/show.ts';
import { arena, blackBox, concertHall, grandTheatre, playhouse } from './halls.ts';

export interface DemoVenue {
  readonly slug: string;
  readonly name: Localized;
  readonly region: Region;
  readonly address: Localized;
  /** WGS 84, degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly about: Localized;
  readonly halls: readonly { readonly name: Localized; readonly map: () => HallMap }[];
}

/** Five houses that there are not, from a black box to an arena. */
export const DEMO_VENUES: readonly DemoVenue[] = [
  {
    slug: 'darak',
    name: { ko: '다락극장', en: 'Darak Theatre' },
    region: 'seoul',
    address: { ko: '서울특별시 종로구 대학로 예시길 12', en: '12 Yesi-gil, Daehak-ro, Jongno-gu, Seoul' },
    latitude: 37.582,
    longitude: 127.003,
    about: {
      ko: '지붕 아래 아흔여덟 석. 배우의 숨이 들리는 거리에서 봅니다. 엘리베이터로 휠체어석까지 올라옵니다.',
      en: 'Ninety-eight seats under the roof, near enough to hear the actors breathe. A lift reaches the wheelchair places.',
    },
    halls: [{ name: { ko: '블랙박스', en: 'Black box' }, map: blackBox }],
  },
  {
    slug: 'mulle',
    name: { ko: '물레아트센터', en: 'Mulle Arts Centre' },
    region: 'daegu',
    address: { ko: '대구광역시 중구 예시로 45', en: '45 Yesi-ro, Jung-gu, Daegu' },
    latitude: 35.867,
    longitude: 128.594,
    about: {
      ko: '옛 방직 공장을 고쳐 지은 극장. 붉은 벽돌과 톱니 지붕을 그대로 두었습니다. 지하철역에서 5분.',
      en: 'A theatre in an old spinning mill, with its red brick and its sawtooth roof. Five minutes from the underground.',
    },
    halls: [
      { name: { ko: '연극당', en: 'Playhouse' }, map: playhouse },
      { name: { ko: '연습동 소극장', en: 'Studio' }, map: blackBox },
    ],
  },
  {
    slug: 'hanmaru',
    name: { ko: '한마루극장', en: 'Hanmaru Theatre' },
    region: 'seoul',
    address: { ko: '서울특별시 용산구 예시대로 300', en: '300 Yesi-daero, Yongsan-gu, Seoul' },
    latitude: 37.534,
    longitude: 126.99,
    about: {
      ko: '오케스트라 피트가 있는 뮤지컬 극장. 어느 자리에서든 무대 바닥까지 보이도록 경사를 두었습니다.',
      en: 'A house for musicals with an orchestra pit, raked so that every seat sees the floor of the stage.',
    },
    halls: [{ name: { ko: '대극장', en: 'Grand theatre' }, map: grandTheatre }],
  },
  {
    slug: 'ullim',
    name: { ko: '울림콘서트홀', en: 'Ullim Concert Hall' },
    region: 'busan',
    address: { ko: '부산광역시 해운대구 예시로 77', en: '77 Yesi-ro, Haeundae-gu, Busan' },
    latitude: 35.163,
    longitude: 129.164,
    about: {
      ko: '바다를 등지고 앉은 음악당. 벽을 느티나무로 둘러 소리가 오래 머뭅니다. 공연 뒤에는 해변까지 걸어갈 수 있어요.',
      en: 'A hall with its back to the sea. Its walls of zelkova keep the sound; the beach is a walk away.',
    },
    halls: [
      { name: { ko: '콘서트홀', en: 'Concert hall' }, map: concertHall },
      { name: { ko: '챔버홀', en: 'Chamber hall' }, map: playhouse },
    ],
  },
  {
    slug: 'neoreun',
    name: { ko: '너른아레나', en: 'Neoreun Arena' },
    region: 'incheon',
    address: { ko: '인천광역시 연수구 예시대로 1000', en: '1000 Yesi-daero, Yeonsu-gu, Incheon' },
    latitude: 37.39,
    longitude: 126.643,
    about: {
      ko: '팔천 명이 함께 부르는 곳. 스탠딩 두 구역과 두 층의 스탠드, 공항철도와 셔틀버스가 이어집니다.',
      en: 'Where eight thousand sing together: two standing areas, two tiers of stands, and a shuttle to the airport line.',
    },
    halls: [{ name: { ko: '메인 아레나', en: 'Main arena' }, map: arena }],
  },
];
