import { createHash } from 'node:crypto';

/** Receipts of guests belong to what they ask about: another person's key must not find them. */
export const guestOf = (subject: string): string =>
  `guest:${createHash('sha256').update(subject).digest('hex').slice(0, 16)}`;
