import type { Database } from '../../db/open.ts';
import { recordAttempt } from '../../events/audit.ts';
import type { Code } from '../../http/codes.ts';
import { ProblemError } from '../../http/errors.ts';
import type { MakeId } from '../../lib/id.ts';

/** Who has not even the secret of an address must not be able to fill the log: beyond this they are only refused. */
const NOTED_PER_MINUTE = 60;
const MINUTE_MS = 60_000;

export interface Refusals {
  /** Notes an attempt that was refused before any lane, and throws its problem. */
  refuse(code: Code, subject: string, details: Readonly<Record<string, unknown>>): Promise<never>;
}

/** @param deps.now epoch milliseconds */
export function createRefusals(deps: {
  readonly database: Database;
  readonly now: () => number;
  readonly makeId: MakeId;
}): Refusals {
  let minute = 0;
  let noted = 0;
  return {
    refuse: async (code, subject, details) => {
      const at = deps.now();
      if (at - minute >= MINUTE_MS) {
        minute = at;
        noted = 0;
      }
      noted += 1;
      if (noted <= NOTED_PER_MINUTE) {
        await recordAttempt(deps.database, {
          id: deps.makeId(),
          at,
          actorId: 'guest',
          action: 'payment.refused',
          subject: subject.slice(0, 80),
          reason: code,
          details: { ...details },
        });
      }
      throw new ProblemError(code);
    },
  };
}
