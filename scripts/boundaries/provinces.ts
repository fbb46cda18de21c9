/** Provinces by the code of Statistics Korea: Korean name, short Korean name, English name. */
export const PROVINCES: Readonly<Record<string, readonly [ko: string, short: string, en: string]>> = {
  '11': ['서울특별시', '서울', 'Seoul'],
  '21': ['부산광역시', '부산', 'Busan'],
  '22': ['대구광역시', '대구', 'Daegu'],
  '23': ['인천광역시', '인천', 'Incheon'],
  '24': ['광주광역시', '광주', 'Gwangju'],
  '25': ['대전광역시', '대전', 'Daejeon'],
  '26': ['울산광역시', '울산', 'Ulsan'],
  '29': ['세종특별자치시', '세종', 'Sejong'],
  '31': ['경기도', '경기', 'Gyeonggi'],
  '32': ['강원특별자치도', '강원', 'Gangwon'],
  '33': ['충청북도', '충북', 'Chungbuk'],
  '34': ['충청남도', '충남', 'Chungnam'],
  '35': ['전북특별자치도', '전북', 'Jeonbuk'],
  '36': ['전라남도', '전남', 'Jeonnam'],
  '37': ['경상북도', '경북', 'Gyeongbuk'],
  '38': ['경상남도', '경남', 'Gyeongnam'],
  '39': ['제주특별자치도', '제주', 'Jeju'],
};

/** What has changed since 2013: the code of then → code and names of now. Districts that share one are merged. */
export const CHANGED: Readonly<Record<string, readonly [code: string, ko: string, en: string]>> = {
  // Cheongju and Cheongwon, one city since 1 July 2014.
  '33011': ['33040', '청주시', 'Cheongju-si'],
  '33012': ['33040', '청주시', 'Cheongju-si'],
  '33310': ['33040', '청주시', 'Cheongju-si'],
  // Renamed on 1 July 2018.
  '23030': ['23090', '미추홀구', 'Michuhol-gu'],
  // A part of Daegu since 1 July 2023.
  '37310': ['22520', '군위군', 'Gunwi-gun'],
  '29010': ['29010', '세종시', 'Sejong-si'],
};

/** English names that the source has wrong, or spells unlike the others. */
export const SPELT: Readonly<Record<string, string>> = {
  '32360': 'Cheorwon-gun',
  '31250': 'Gwangju-si',
  '31240': 'Hwaseong-si',
  '31260': 'Yangju-si',
  '31270': 'Pocheon-si',
  '33390': 'Jeungpyeong-gun',
  '34070': 'Gyeryong-si',
  '34080': 'Dangjin-si',
};

/** Cities whose wards (구) are none of their own: the first four digits of the wards' codes → the city in English. */
export const CITIES: Readonly<Record<string, string>> = {
  '3101': 'Suwon-si',
  '3102': 'Seongnam-si',
  '3104': 'Anyang-si',
  '3105': 'Bucheon-si',
  '3109': 'Ansan-si',
  '3110': 'Goyang-si',
  '3119': 'Yongin-si',
  '3401': 'Cheonan-si',
  '3501': 'Jeonju-si',
  '3701': 'Pohang-si',
  '3811': 'Changwon-si',
};

/** The two islets of Dokdo, which the source leaves out at its scale: drawn by us, in degrees. A part of Ulleung-gun. */
export const DOKDO: readonly (readonly (readonly [lng: number, lat: number])[])[] = [
  [
    [131.8633, 37.2423],
    [131.8642, 37.2436],
    [131.8654, 37.2434],
    [131.8665, 37.2422],
    [131.8661, 37.2408],
    [131.8646, 37.2405],
    [131.8633, 37.2423],
  ],
  [
    [131.8676, 37.2402],
    [131.8688, 37.2418],
    [131.8703, 37.2413],
    [131.8713, 37.2396],
    [131.8704, 37.2379],
    [131.8688, 37.2383],
    [131.8676, 37.2402],
  ],
];
export const ULLEUNG = '37430';
