import { hash } from 'node:crypto';
import type { Database } from '../../../db/open.ts';
import type { Changes } from '../changes.ts';
import type { CheckProvider, CheckResult } from './port.ts';
import { sandboxPages } from './sandbox-page.ts';

/** What is typed into the page that plays the telephone company. */
export interface SandboxAnswer {
  readonly outcome: 'verified' | 'failed';
  readonly name: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly phone: string;
}

/** The same person has the same number, whoever asks: 88 characters, as a real CI. */
const ciOf = ({ name, birthDate, phone }: SandboxAnswer): string =>
  hash('sha512', `sandbox ${name} ${birthDate} ${phone.replaceAll(/\D/g, '')}`, 'base64');

/** Demo and tests: a page of our own plays the provider’s window. What was typed there is in a table. */
export const sandboxChecks = (database: Database, changes: Changes, now: () => number): CheckProvider => ({
  provider: 'sandbox',
  pages: sandboxPages(database, changes, now),
  async result(checkId): Promise<CheckResult> {
    const row = await database.reader
      .selectFrom('identity_sandbox_answers')
      .select('answer')
      .where('check_id', '=', checkId)
      .executeTakeFirst();
    if (!row) return { status: 'pending' };
    const answer = JSON.parse(row.answer) as SandboxAnswer;
    return answer.outcome === 'failed' ? { status: 'failed' } : { status: 'verified', ci: ciOf(answer) };
  },
});
