import { entry } from './entry.ts';

/** What trips refuse. Somebody else's trip is answered like one that does not exist. */
export const TRIPS = {
  'trips.not-found': entry(
    404,
    '여행을 찾을 수 없습니다',
    'There is no such trip',
    '주소를 확인하거나 초대한 사람에게 물어보세요.',
    'Check the address, or ask whoever invited you.',
  ),
  'trips.entry-not-found': entry(
    404,
    '여행에 없는 항목입니다',
    'There is no such entry in the trip',
    '여행을 새로 읽어 보세요. 누군가 지웠을 수 있습니다.',
    'Read the trip again: somebody may have removed it.',
  ),
  'trips.read-only': entry(
    403,
    '이 여행은 볼 수만 있습니다',
    'You may only read this trip',
    '고치려면 여행을 만든 사람에게 편집 권한을 부탁하세요.',
    'Ask the owner to let you edit it.',
  ),
  'trips.not-owner': entry(
    403,
    '여행을 만든 사람만 할 수 있습니다',
    'Only the owner of the trip may do this',
    '여행을 만든 사람에게 부탁하세요.',
    'Ask the owner.',
  ),
  'trips.invalid-entry': entry(
    422,
    '이렇게 적을 수 없는 항목입니다',
    'The entry cannot be like this',
    '`id`와 `field`가 어느 것인지, `reason`이 까닭입니다.',
    '`id` and `field` say which, `reason` says why.',
  ),
  'trips.invalid-dates': entry(
    422,
    '날짜가 맞지 않습니다',
    'The dates do not fit',
    '마지막 날은 첫날보다 앞설 수 없고, 여행은 90일까지입니다.',
    'The last day cannot be before the first, and a trip has 90 days at the most.',
  ),
  'trips.too-large': entry(
    409,
    '여행이 너무 큽니다',
    'The trip is too large',
    '`most`까지 담을 수 있습니다. 필요 없는 항목을 지우거나 여행을 나누세요.',
    'It may hold `most`. Remove what is not needed, or split the trip.',
  ),
  'trips.too-many': entry(
    409,
    '더 만들 수 없습니다',
    'There are too many already',
    '`most`까지입니다. 쓰지 않는 것을 지우세요.',
    '`most` at the most. Remove some that you do not need.',
  ),
  'trips.entry-exists': entry(
    409,
    '이미 있는 항목입니다',
    'There is such an entry already',
    '새 항목에는 새 id를 쓰세요.',
    'Give a new entry a new id.',
  ),
  'trips.from-the-future': entry(
    409,
    '여행보다 앞선 판입니다',
    'The version seen is ahead of the trip',
    '여행을 새로 읽고 다시 하세요.',
    'Read the trip again, and do it once more.',
  ),
} as const;
