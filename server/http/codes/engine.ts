import { type CodeEntry, entry } from './entry.ts';

export const ENGINE = {
  'idempotency.mismatch': entry(
    422,
    '같은 키로 다른 요청을 보냈습니다',
    'The same key was used for another request',
    '새로운 요청에는 새로운 Idempotency-Key를 쓰세요.',
    'Use a new Idempotency-Key for a new request.',
  ),
  'lane.full': entry(
    503,
    '지금 사람이 너무 많습니다',
    'Too many people at this moment',
    '처리되지 않았습니다. 잠시 뒤 같은 키로 다시 시도하세요.',
    'Nothing was done. Try again shortly with the same key.',
  ),
  'lane.deadline': entry(
    503,
    '제시간에 처리하지 못했습니다',
    'It could not be handled in time',
    '처리되지 않았습니다. 같은 키로 다시 시도하세요.',
    'Nothing was done. Try again with the same key.',
  ),
  'lane.draining': entry(
    503,
    '이 서버는 쉬러 가는 중입니다',
    'This server is about to stop',
    '곧바로 같은 키로 다시 시도하면 다른 서버가 받습니다.',
    'Try again at once with the same key: another server answers.',
  ),
  'lane.unavailable': entry(
    503,
    '데이터베이스에 닿지 못합니다',
    'The database cannot be reached',
    '처리되지 않았습니다. 잠시 뒤 같은 키로 다시 시도하세요.',
    'Nothing was done. Try again shortly with the same key.',
  ),
  'lane.outcome-unknown': entry(
    503,
    '결과를 아직 알 수 없습니다',
    'The outcome is not known yet',
    '반드시 같은 키로 다시 물어보세요. 두 번 처리되지 않습니다.',
    'Ask again with the same key: it will not be done twice.',
  ),
  'lane.fault': entry(
    500,
    '이 요청을 처리하지 못했습니다',
    'This request could not be handled',
    '아무것도 바뀌지 않았습니다. `instance`를 고객센터에 알려 주세요.',
    'Nothing was changed. Tell support the `instance`.',
  ),
} as const satisfies Record<string, CodeEntry>;
