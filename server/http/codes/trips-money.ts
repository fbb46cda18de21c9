import { entry } from './entry.ts';

/** What settling up, papers and bookings of trips refuse. */
export const TRIPS_MONEY = {
  'trips.person-not-found': entry(
    404,
    '여행에 그런 사람이 없습니다',
    'There is no such person on the trip',
    '여행을 새로 읽어 보세요. 여행에서 나갔을 수 있습니다.',
    'Read the trip again: they may have left.',
  ),
  'trips.payee-without-account': entry(
    409,
    '지갑이 없는 사람입니다',
    'This person has no wallet',
    '마당 계정이 없는 동행에게는 따로 보내고, 보냈다고 적어 두세요.',
    'They are on the trip without an account. Pay them elsewhere, and note it.',
  ),
  'trips.settle-too-much': entry(
    409,
    '정산할 금액보다 많습니다',
    'That is more than there is to settle',
    '지금 갚을 수 있는 금액은 `most`입니다. 누군가 비용을 고쳤을 수 있으니 새로 읽어 보세요.',
    'At most `most` can be paid back now. Somebody may have changed a cost: read the balances again.',
  ),
  'trips.balance-changed': entry(
    409,
    '남은 정산이 그사이 바뀌었습니다',
    'What is left to settle has changed meanwhile',
    '남은 정산은 이제 `balance`입니다(0보다 크면 받을 돈). 확인하고 다시 나가거나 내보내세요.',
    'It is `balance` now (above 0: owed to them). Look at it, then leave or remove again.',
  ),
  'trips.settle-currency': entry(
    409,
    '지갑으로 정산할 수 없는 통화입니다',
    'This currency cannot be settled from the wallet',
    '지갑은 원화입니다. 따로 보내고 적어 두거나 여행의 통화를 원화로 바꾸세요.',
    'Wallets hold won. Pay elsewhere and note it, or change the trip’s currency to won.',
  ),
  'trips.payment-kept': entry(
    409,
    '지갑으로 보낸 정산은 지울 수 없습니다',
    'A payment from the wallet cannot be removed',
    '돈이 실제로 오갔습니다. 돌려받으려면 상대가 다시 보내야 합니다.',
    'The money has moved. To have it back, the other must send it.',
  ),
  'trips.printer-busy': entry(
    503,
    '인쇄할 것이 밀려 있습니다',
    'The printer is busy',
    '잠시 후 다시 받아 보세요.',
    'Try again in a moment.',
  ),
  'trips.unreadable-file': entry(
    422,
    '읽을 수 없는 파일입니다',
    'The file cannot be read',
    'JSON, GPX, ICS 파일만 가져올 수 있습니다. `reason`이 까닭, `where`가 곳입니다.',
    'Only JSON, GPX and ICS can be imported. `reason` says why, `where` says where.',
  ),
  'trips.file-too-complex': entry(
    413,
    '파일에 든 것이 너무 많습니다',
    'There is too much in the file',
    '`what`은 `most`까지입니다. 파일을 나누어 주세요.',
    'It may have `most` of `what`. Split the file.',
  ),
  'trips.nothing-to-import': entry(
    422,
    '가져올 것이 없는 파일입니다',
    'There is nothing in the file to import',
    '일정이나 장소가 들어 있는 파일을 고르세요.',
    'Choose a file with days, events or points in it.',
  ),
  'trips.booking-not-yours': entry(
    404,
    '내 예매나 주문이 아닙니다',
    'This is no booking of yours',
    '예매한 사람, 주문한 사람만 여행에 넣을 수 있습니다.',
    'Only whoever booked or ordered it can add it to a trip.',
  ),
} as const;
