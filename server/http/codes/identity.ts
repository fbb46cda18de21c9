import type { CodeEntry } from './entry.ts';

export const IDENTITY = {} as const satisfies Record<string, CodeEntry>;
