import { type CodeEntry, entry } from './entry.ts';

export const SEARCH = {
  'search.unknown-kind': entry(
    404,
    '찾을 수 없는 종류입니다',
    'There is no such kind to search',
    '`kinds`에 있는 종류 가운데 하나를 쓰세요.',
    'Use one of the `kinds`.',
  ),
  'search.unavailable': entry(
    503,
    '지금은 검색할 수 없습니다',
    'Search is not available right now',
    '검색 목록을 만드는 중일 수 있습니다. Retry-After 초 뒤에 다시 시도하세요. 다른 기능은 그대로 쓸 수 있습니다.',
    'The index may be in the making. Try again after Retry-After seconds. Everything else works.',
  ),
  'search.too-slow': entry(
    503,
    '검색이 너무 오래 걸려 멈췄습니다',
    'The search took too long and was stopped',
    '더 짧거나 더 뚜렷한 말로 다시 찾아 보세요.',
    'Search for fewer or more distinctive words, or try again after Retry-After seconds.',
  ),
} as const satisfies Record<string, CodeEntry>;
