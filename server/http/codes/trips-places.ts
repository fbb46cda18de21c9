import { entry } from './entry.ts';

/** What is refused of places: those of everybody and those of members. */
export const TRIPS_PLACES = {
  'trips.place-not-found': entry(
    404,
    '장소를 찾을 수 없습니다',
    'There is no such place',
    '주소를 확인하거나 검색해 보세요. 숨겨진 장소일 수도 있습니다.',
    'Check the address, or search for it. It may have been hidden.',
  ),
  'trips.place-outside': entry(
    422,
    '대한민국 밖의 좌표입니다',
    'The place is outside of Korea',
    '지도에서 장소를 다시 골라 주세요. 위도와 경도가 바뀌지 않았는지도 확인하세요.',
    'Pick it on the map again, and check that latitude and longitude are not the wrong way round.',
  ),
  'trips.place-invalid': entry(
    422,
    '이렇게 적을 수 없는 장소입니다',
    'The place cannot be like this',
    '`field`가 어느 것인지 알려 줍니다.',
    '`field` says which part.',
  ),
  'trips.place-conflict': entry(
    409,
    '그 사이 다른 사람이 고쳤습니다',
    'Somebody else has changed it meanwhile',
    '새로 읽고 다시 고치세요. `version`이 지금 판입니다.',
    'Read it again and change that. `version` is the present one.',
  ),
  'trips.import-off': entry(
    409,
    '관광 정보 가져오기가 설정되지 않았습니다',
    'The import of tourism data is not set up',
    'TOUR_API_URL과 TOUR_API_KEY를 설정하세요.',
    'Set TOUR_API_URL and TOUR_API_KEY.',
  ),
} as const;
