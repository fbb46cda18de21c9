import { entry } from './entry.ts';

/** What the plan maker refuses. */
export const TRIPS_PLANNING = {
  'trips.plan-nowhere': entry(
    422,
    '어디로 갈지 알 수 없습니다',
    'It is not said where to',
    '지역을 하나 이상 고르거나 꼭 볼 곳을 정하세요.',
    'Choose a region, or a place that must be seen.',
  ),
  'trips.invalid-wish': entry(
    422,
    '이렇게는 계획을 짤 수 없습니다',
    'No plan can be made of this wish',
    '`field`가 어느 것인지, `id`가 무엇인지 알려 줍니다.',
    '`field` says which part of it, `id` which one of several.',
  ),
  'trips.proposal-not-found': entry(
    404,
    '제안된 계획을 찾을 수 없습니다',
    'There is no such proposal',
    '오래된 제안은 지워집니다. 새로 만들어 보세요.',
    'Old proposals are removed. Make a new one.',
  ),
  'trips.model-limit': entry(
    429,
    '오늘 쓸 수 있는 인공지능 도움을 다 썼습니다',
    'The help of the model is used up for today',
    '인공지능 없이 만들거나 내일 다시 하세요. 한도는 `calls`와 `tokens`입니다.',
    'Make a plan without it, or come back tomorrow. `calls` and `tokens` are the limits.',
  ),
  'trips.plan-busy': entry(
    429,
    '계획을 만드는 중입니다',
    'A plan is being made already',
    '지금 만드는 계획이 끝난 뒤 다시 하세요.',
    'Wait until it is done, then try again.',
  ),
  'trips.too-many-stops': entry(
    422,
    '하루에 들를 곳이 너무 많습니다',
    'The day has too many stops',
    '`most`곳까지 순서를 정할 수 있습니다. 다른 날로 옮기세요.',
    'Up to `most` can be put in order. Move some to another day.',
  ),
} as const;
