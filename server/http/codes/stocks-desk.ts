import { type CodeEntry, entry } from './entry.ts';

/** What seasons and the operator's desk of the exchange refuse. */
export const STOCKS_DESK = {
  'stocks.season-not-found': entry(
    404,
    '시즌을 찾을 수 없습니다',
    'There is no such season',
    '시즌 목록에서 다시 찾아보세요.',
    'Look for it among the seasons.',
  ),
  'stocks.season-closed': entry(
    409,
    '지금은 참가할 수 없습니다',
    'The season cannot be joined now',
    '끝났거나 취소된 시즌입니다.',
    'It is over, or was called off.',
  ),
  'stocks.season-full': entry(
    409,
    '참가자가 가득 찼습니다',
    'The season is full',
    '다음 시즌을 기다려 주세요.',
    'Wait for the next one.',
  ),
  'stocks.season-joined': entry(
    409,
    '이미 참가한 회원입니다',
    'The member takes part already',
    '한 회원은 한 번만 참가합니다.',
    'Nobody takes part twice.',
  ),
  'stocks.nickname-taken': entry(
    409,
    '이미 쓰는 별명입니다',
    'The nickname is taken',
    '다른 별명을 고르세요.',
    'Choose another.',
  ),
  'stocks.invalid-season': entry(
    409,
    '시즌을 이렇게 만들 수 없습니다',
    'The season cannot be like this',
    '`reason`이 까닭입니다. order: 끝이 시작보다 앞, past: 이미 지난 때, symbol: 상장되지 않은 종목, symbols-twice: 같은 종목이 둘, promised: 참가한 사람이 있어 바꿀 수 없음, begun: 이미 시작함, over: 끝난 시즌.',
    '`reason` says why: order (it ends before it begins), past, symbol (not listed), symbols-twice, promised (somebody has joined), begun, over.',
  ),
  'stocks.season-status': entry(
    409,
    '지금 상태에서는 할 수 없습니다',
    'The season is not in a state for this',
    '시즌을 새로 읽고 다시 확인하세요.',
    'Read the season again.',
  ),
  'stocks.version-conflict': entry(
    409,
    '그 사이에 다른 운영자가 바꿨습니다',
    'Somebody else has changed it meanwhile',
    '새로 읽고 다시 저장하세요.',
    'Read it again, and save once more.',
  ),
  'stocks.calendar-not-found': entry(
    404,
    '그날에는 예외가 없습니다',
    'There is no exception for this day',
    '달력을 새로 읽으세요.',
    'Read the calendar again.',
  ),
  'stocks.invalid-hours': entry(
    409,
    '장 시간이 올바르지 않습니다',
    'The hours are not possible',
    '개장은 동시호가 뒤, 종가 동시호가 앞이어야 합니다.',
    'Opening auction, open, closing auction and close must follow each other.',
  ),
} as const satisfies Record<string, CodeEntry>;
