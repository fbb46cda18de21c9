import type { CodeEntry } from './entry.ts';

export const PAYMENTS = {} as const satisfies Record<string, CodeEntry>;
