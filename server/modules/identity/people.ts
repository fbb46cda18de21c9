import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Executor, isDuplicate, selectMany } from '../../db/dialect.ts';
import type { IdentityChecksTable, IdentityPeopleTable } from '../../db/schema.ts';
import type { Code } from '../../http/codes.ts';
import { ProblemError } from '../../http/errors.ts';
import { deriveKey } from '../../lib/keys.ts';
import { checkPage } from './checks/port.ts';
import { fact } from './events.ts';
import type { IdentityParts } from './parts.ts';
import { OutsideError } from './providers/outside.ts';
import type { Identity, IdentityCheck, IdentityVerified } from './schemas.ts';

const CHECK_MS = 30 * 60 * 1000;

/** Who a member is, by the word of a telephone company. */
export interface People {
  /** @throws ProblemError identity.check-off, auth.throttled: each check costs the operator money */
  begin(request: FastifyRequest, accountId: string): Promise<IdentityCheck>;
  /**
   * Asks the provider what came of it, and keeps it. Again, it answers the same.
   * @throws ProblemError identity.check-not-found, identity.check-pending, identity.check-failed,
   *   identity.person-taken, identity.other-person, identity.provider-unreachable, …
   */
  confirm(request: FastifyRequest, accountId: string, checkId: string): Promise<IdentityVerified>;
  read(accountId: string): Promise<Identity>;
}

export function createPeople(parts: IdentityParts): People {
  const { database, config, accounts, changes, checker, makeId, now } = parts;
  const { policy } = config.signIn.identityCheck;
  const key = deriveKey(config.dataSecret, 'identity-person');
  const personOf = (ci: string): string => createHmac('sha256', key).update(ci).digest('base64url');

  async function refuse(
    request: FastifyRequest,
    accountId: string,
    code: Code,
    because: string,
  ): Promise<never> {
    await changes.suspect(request, {
      action: 'identity.refuse-person',
      subject: accountId,
      details: { because },
    });
    throw new ProblemError(code);
  }

  async function resultOf(request: FastifyRequest, accountId: string, checkId: string) {
    try {
      return await checker.result(checkId);
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      parts.log.warn({ err: error, checkId }, 'an identity check could not be read');
      if (error.failure === 'unreachable')
        throw new ProblemError('identity.provider-unreachable', { retryAfterS: 10 });
      if (error.failure === 'mismatch')
        return refuse(request, accountId, 'identity.check-failed', error.message);
      throw new ProblemError('identity.provider-failed');
    }
  }

  /** Keeps that this account is this person. Whoever was verified stays that person. */
  async function keep(check: IdentityChecksTable, person: string): Promise<number | Code> {
    const accountId = check.account_id;
    return changes.change(async (tx, tell, at) => {
      await accounts.lock(tx, accountId);
      const own = await findPerson(tx, accountId);
      if (own && own.person !== person) return 'identity.other-person';
      if (policy === 'required' && (await isTaken(tx, accountId, person))) return 'identity.person-taken';
      await finish(tx, check.id, 'verified', at);
      const onlyPerson = policy === 'required' ? person : (own?.only_person ?? null);
      if (own) {
        await tx
          .updateTable('identity_people')
          .set({ only_person: onlyPerson, check_id: check.id, verified_at: at })
          .where('account_id', '=', accountId)
          .execute();
        return at;
      }
      await tx
        .insertInto('identity_people')
        .values({
          account_id: accountId,
          person,
          only_person: onlyPerson,
          provider: check.provider,
          check_id: check.id,
          verified_at: at,
        })
        .execute();
      tell.event(fact('identity.person-verified', accountId, {}));
      return at;
    });
  }

  async function ownCheck(accountId: string, checkId: string): Promise<IdentityChecksTable> {
    const check = await database.reader
      .selectFrom('identity_checks')
      .selectAll()
      .where('id', '=', checkId)
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    if (!check) throw new ProblemError('identity.check-not-found');
    return check;
  }

  return {
    async begin(request, accountId) {
      if (policy === 'off') throw new ProblemError('identity.check-off');
      const waitS = await parts.throttle.take(`check ${accountId}`, request.ip);
      if (waitS > 0) throw new ProblemError('auth.throttled', { retryAfterS: waitS });
      const id = makeId();
      const expiresAt = await changes.change(async (tx, _tell, at) => {
        const row = { id, account_id: accountId, provider: checker.provider, status: 'pending' as const };
        const times = { created_at: at, expires_at: at + CHECK_MS, finished_at: null };
        await tx
          .insertInto('identity_checks')
          .values({ ...row, ...times })
          .execute();
        return times.expires_at;
      });
      return {
        checkId: id,
        provider: checker.provider,
        expiresAt: new Date(expiresAt).toISOString(),
        pageUrl: checkPage(id),
      };
    },

    async confirm(request, accountId, checkId) {
      const check = await ownCheck(accountId, checkId);
      if (check.status === 'failed') throw new ProblemError('identity.check-failed');
      if (check.status === 'verified') {
        const own = await findPerson(database.reader, accountId);
        if (own) return { verifiedAt: new Date(own.verified_at).toISOString() };
      }
      if (check.expires_at <= now()) throw new ProblemError('identity.flow-expired');
      const result = await resultOf(request, accountId, checkId);
      if (result.status === 'pending') throw new ProblemError('identity.check-pending');
      if (result.status === 'failed') {
        await changes.change((tx, _tell, at) => finish(tx, checkId, 'failed', at));
        throw new ProblemError('identity.check-failed');
      }
      const kept = await keep(check, personOf(result.ci)).catch((error) => {
        // Two accounts of one person at the same time: the constraint lets one through.
        if (isDuplicate(error)) return 'identity.person-taken' as const;
        throw error;
      });
      if (typeof kept === 'string') return refuse(request, accountId, kept, `${kept} by check ${checkId}`);
      return { verifiedAt: new Date(kept).toISOString() };
    },

    async read(accountId) {
      const own = await findPerson(database.reader, accountId);
      return { policy, verifiedAt: own ? new Date(own.verified_at).toISOString() : null };
    },
  };
}

export const findPerson = (executor: Executor, accountId: string): Promise<IdentityPeopleTable | undefined> =>
  executor.selectFrom('identity_people').selectAll().where('account_id', '=', accountId).executeTakeFirst();

async function isTaken(tx: Executor, accountId: string, person: string): Promise<boolean> {
  const other = await tx
    .selectFrom('identity_people')
    .select('account_id')
    .where('person', '=', person)
    .where('account_id', '!=', accountId)
    .executeTakeFirst();
  return other !== undefined;
}

async function finish(
  tx: Executor,
  checkId: string,
  status: 'verified' | 'failed',
  at: number,
): Promise<void> {
  await tx
    .updateTable('identity_checks')
    .set({ status, finished_at: at })
    .where('id', '=', checkId)
    .execute();
}

/**
 * Which of these accounts belong to somebody who has shown who they are: for services that ask for it. In bulk.
 * @returns the ids of those that do
 */
export async function personVerified(
  executor: Executor,
  accountIds: readonly string[],
): Promise<Set<string>> {
  const rows = await selectMany<{ account_id: string }>(
    executor,
    {
      table: 'identity_people',
      columns: ['account_id'],
      keys: ['account_id'],
      index: 'PRIMARY',
      lock: false,
    },
    accountIds.map((id) => [id]),
  );
  return new Set(rows.map((row) => row.account_id));
}
