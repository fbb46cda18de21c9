import type { CodeEntry } from './entry.ts';

export const JOBS = {} as const satisfies Record<string, CodeEntry>;
