import type { Habit } from './habits.ts';

/** Who trades in the demo when nobody else does. */
export interface Trader {
  /** Of the mail address, below crowd.madang.example. */
  readonly handle: string;
  readonly name: string;
  readonly habit: Habit;
  /** Won to begin with. */
  readonly won: number;
  /** Shares of every company to begin with, as money at its price. */
  readonly sharesWon: number;
}

const FAMILY = ['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임', '한', '오'];
const GIVEN = [
  '하늘',
  '나래',
  '도윤',
  '서아',
  '지후',
  '예린',
  '우진',
  '채원',
  '시우',
  '다인',
  '은호',
  '수빈',
];
const HABITS: readonly Habit[] = ['nibbler', 'eager', 'value', 'trend', 'nibbler', 'eager', 'careful'];
const CROWD = 48;

const makers: readonly Trader[] = ['maru', 'haneul', 'dure', 'gaon'].map((handle, i) => ({
  handle: `maker-${handle}`,
  name: `유동성공급 ${i + 1}호`,
  ...{ habit: 'maker', won: 400_000_000_000, sharesWon: 6_000_000_000 },
}));

const crowd: readonly Trader[] = Array.from({ length: CROWD }, (_, i) => ({
  handle: `trader-${String(i + 1).padStart(2, '0')}`,
  name: `${FAMILY[i % FAMILY.length]}${GIVEN[(i * 5 + Math.floor(i / FAMILY.length)) % GIVEN.length]}`,
  habit: HABITS[i % HABITS.length]!,
  ...{ won: 300_000_000, sharesWon: 12_000_000 },
}));

/** Market makers first. */
export const TRADERS: readonly Trader[] = [...makers, ...crowd];
