import type { Terms, TermsDocument } from '../schemas.ts';
import { MARKETING } from './marketing.ts';
import { PRIVACY } from './privacy.ts';
import { SERVICE } from './service.ts';
import type { TermsText } from './text.ts';

/** Every version of every document, oldest first: a text that somebody agreed to is never changed, a new one is added. */
const DOCUMENTS: readonly {
  readonly document: TermsDocument;
  readonly required: boolean;
  readonly versions: readonly TermsText[];
}[] = [
  { document: 'service', required: true, versions: SERVICE },
  { document: 'privacy', required: true, versions: PRIVACY },
  { document: 'marketing', required: false, versions: MARKETING },
];

/** A version is a day, and begins where the operator's members live. */
const beginsAt = (version: string): number => Date.parse(`${version}T00:00:00+09:00`);

/**
 * The documents in force at a time: the newest version of each that has begun.
 * @param at epoch milliseconds
 */
export function termsAt(at: number): Terms[] {
  return DOCUMENTS.map(({ document, required, versions }) => {
    const begun = versions.filter(({ version }) => beginsAt(version) <= at);
    // Before the first has begun it is the one to agree to: nobody joins without terms.
    return { document, required, ...(begun.at(-1) ?? versions[0]!) };
  });
}
