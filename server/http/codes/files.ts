import type { CodeEntry } from './entry.ts';

export const FILES = {} as const satisfies Record<string, CodeEntry>;
