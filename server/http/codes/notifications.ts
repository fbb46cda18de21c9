import type { CodeEntry } from './entry.ts';

export const NOTIFICATIONS = {} as const satisfies Record<string, CodeEntry>;
