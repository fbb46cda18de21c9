import type { Terms } from '../schemas.ts';

/** A text of the operator's, as it is in force from a day on. */
export type TermsText = Omit<Terms, 'document' | 'required'>;

/** Paragraphs as plain text; the web app makes headings of those that begin with `## `. */
export const paragraphs = (...parts: readonly string[]): string => parts.join('\n\n');
