import type { CodeEntry } from './entry.ts';

export const SEARCH = {} as const satisfies Record<string, CodeEntry>;
