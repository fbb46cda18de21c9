import { vi } from 'vitest';
import type { TestInstallation } from '../support/installation.ts';

export interface Mail {
  readonly mailId: string;
  readonly subject: string;
  readonly text: string;
  /** The six digits of a proof. */
  readonly code: string;
  /** The path of our own pages to which its button leads. */
  readonly path: string;
}

/**
 * The newest mail to an address, as the demo shows it at /dev/mail. Mails leave a moment after the answer that asked
 * for them, so this waits for one.
 * @param after the mail that was read before: this one is newer
 */
export function mailTo(
  site: Pick<TestInstallation, 'call'>,
  email: string,
  after?: Pick<Mail, 'mailId'>,
): Promise<Mail> {
  const read = async (): Promise<Mail> => {
    const list = await site.call('GET', `/dev/mails?to=${encodeURIComponent(email)}`);
    const newest = list.body.items[0];
    if (!newest || newest.mailId <= (after?.mailId ?? '')) throw new Error(`No new mail for ${email}`);
    const { body } = await site.call('GET', `/dev/mails/${newest.mailId}`);
    return {
      mailId: body.mailId,
      subject: body.subject,
      text: body.text,
      code: /(?<!\d)\d{6}(?!\d)/.exec(body.text)?.[0] ?? '',
      path: /(?:https?:\/\/[^/\s]+)?(\/verify\?\S+)/.exec(body.text)?.[1] ?? '',
    };
  };
  return vi.waitFor(read, { timeout: 20_000, interval: 100 });
}
