import type { Executor } from '../../db/dialect.ts';
import type { IdentityTotpTable } from '../../db/schema.ts';
import { ProblemError } from '../../http/errors.ts';
import { deriveKey } from '../../lib/keys.ts';
import { seal, unseal } from '../../lib/sealing.ts';
import type { Throttle } from '../accounts/index.ts';
import { askForPasskey, isAskedForPasskey, stopAskingForPasskey } from './askings.ts';
import type { Changes } from './changes.ts';
import { fact } from './events.ts';
import type { AccountsPort } from './parts.ts';
import { passkeysOf } from './passkey-rows.ts';
import {
  deleteRecoveryCodes,
  hashRecoveryCode,
  newRecoveryCodes,
  recoveryCodesLeft,
  replaceRecoveryCodes,
  spendRecoveryCode,
} from './recovery-codes.ts';
import type { TotpSetUp } from './schemas.ts';
import { newTotpSecret, stepOf, totpUri } from './totp.ts';

/** Codes of authenticator apps, and those on paper for when the phone is gone. */
export interface Codes {
  /** A new secret, not in force before a code of it was shown. @throws ProblemError identity.totp-on */
  setUp(accountId: string, label: string): Promise<TotpSetUp>;
  /**
   * The first code puts it in force.
   * @param address of the caller, for the throttle
   * @returns recovery codes, told this once
   * @throws ProblemError identity.wrong-code, identity.totp-on, identity.totp-off, auth.throttled
   */
  confirm(accountId: string, code: string, address: string): Promise<string[]>;
  /**
   * Turns the authenticator off, and with it the recovery codes unless a passkey is asked for.
   * @throws ProblemError identity.totp-off
   */
  turnOff(accountId: string): Promise<void>;
  /**
   * Turns off whatever is asked for after the password, for a member who has lost it all; a lost phone may be signed
   * in, so every session ends. Again, it changes nothing.
   * @param by the administrator who does it, and why
   * @throws ProblemError auth.forbidden
   */
  reset(accountId: string, by: { readonly actorId: string; readonly reason: string }): Promise<void>;
  /**
   * From now on a passkey is asked for after the password. Again, it changes nothing.
   * @returns recovery codes, told this once; none when there are some already
   * @throws ProblemError identity.passkey-needed
   */
  askForPasskey(accountId: string): Promise<string[]>;
  /** Asks for no passkey any more. Again, it changes nothing. */
  stopAskingForPasskey(accountId: string): Promise<void>;
  /** @throws ProblemError identity.totp-off */
  renewRecoveryCodes(accountId: string): Promise<string[]>;
  /** Uses a code up. @throws ProblemError identity.wrong-code, auth.throttled */
  spend(accountId: string, code: string, address: string): Promise<void>;
  /** Uses a recovery code up. @throws ProblemError identity.wrong-code, auth.throttled */
  spendRecoveryCode(accountId: string, code: string, address: string): Promise<void>;
}

export interface CodesDependencies {
  readonly changes: Changes;
  readonly accounts: Pick<AccountsPort, 'lock' | 'find' | 'endSessions'>;
  readonly throttle: Throttle;
  readonly dataSecret: string;
  readonly random: (bytes: number) => Buffer;
}

export function createCodes({ changes, accounts, throttle, dataSecret, random }: CodesDependencies): Codes {
  const totpKey = deriveKey(dataSecret, 'totp');
  const recoveryKey = deriveKey(dataSecret, 'recovery-codes');

  /** Lets somebody try, and forgets the attempt if it was right. */
  async function throttled(
    accountId: string,
    address: string,
    isRight: () => Promise<boolean>,
  ): Promise<void> {
    const who = `code ${accountId}`;
    // Taken before the check: attempts in parallel count too.
    const waitS = await throttle.take(who, address);
    if (waitS > 0) throw new ProblemError('auth.throttled', { retryAfterS: waitS });
    if (!(await isRight())) throw new ProblemError('identity.wrong-code');
    await throttle.succeed(who, address);
  }

  /** Each step is good once: a code that was seen over a shoulder is worth nothing. */
  async function spendStep(tx: Executor, row: IdentityTotpTable, code: string, at: number): Promise<boolean> {
    const step = stepOf(unseal(totpKey, row.secret, row.account_id), code, at);
    if (step === null || step <= row.last_step) return false;
    await tx
      .updateTable('identity_totp')
      .set({ last_step: step })
      .where('account_id', '=', row.account_id)
      .execute();
    return true;
  }

  async function makeRecoveryCodes(tx: Executor, accountId: string, at: number): Promise<string[]> {
    const codes = newRecoveryCodes(random);
    const hashes = codes.map((code) => hashRecoveryCode(recoveryKey, accountId, code));
    await replaceRecoveryCodes(tx, accountId, hashes, at);
    return codes;
  }

  return {
    setUp: (accountId, label) =>
      changes.change(async (tx, _tell, at) => {
        await accounts.lock(tx, accountId);
        const row = await findTotp(tx, accountId);
        if (row?.confirmed_at) throw new ProblemError('identity.totp-on');
        const secret = newTotpSecret(random);
        await tx.deleteFrom('identity_totp').where('account_id', '=', accountId).execute();
        await tx
          .insertInto('identity_totp')
          .values({
            account_id: accountId,
            secret: seal(totpKey, secret, accountId),
            created_at: at,
            confirmed_at: null,
            last_step: 0,
          })
          .execute();
        return { secret, uri: totpUri(secret, label) };
      }),

    async confirm(accountId, code, address) {
      let codes: string[] = [];
      await throttled(accountId, address, () =>
        changes.change(async (tx, tell, at) => {
          await accounts.lock(tx, accountId);
          const row = await findTotp(tx, accountId);
          if (!row) throw new ProblemError('identity.totp-off');
          if (row.confirmed_at !== null) throw new ProblemError('identity.totp-on');
          if (!(await spendStep(tx, row, code, at))) return false;
          await tx
            .updateTable('identity_totp')
            .set({ confirmed_at: at })
            .where('account_id', '=', accountId)
            .execute();
          codes = await makeRecoveryCodes(tx, accountId, at);
          tell.event(fact('identity.second-factor-on', accountId, {}));
          return true;
        }),
      );
      return codes;
    },

    turnOff: (accountId) =>
      changes.change(async (tx, tell) => {
        await accounts.lock(tx, accountId);
        const row = await findTotp(tx, accountId);
        if (!row) throw new ProblemError('identity.totp-off');
        await tx.deleteFrom('identity_totp').where('account_id', '=', accountId).execute();
        const isLeft = await isAskedForPasskey(tx, accountId);
        if (!isLeft) await deleteRecoveryCodes(tx, accountId);
        if (!row.confirmed_at) return;
        tell.event(fact(isLeft ? 'identity.authenticator-off' : 'identity.second-factor-off', accountId, {}));
      }),

    reset: (accountId, { actorId, reason }) =>
      changes.change(async (tx, tell, at) => {
        // The token may be older than a demotion of the one who holds it.
        if ((await accounts.find(tx, actorId))?.role !== 'admin') throw new ProblemError('auth.forbidden');
        await accounts.lock(tx, accountId);
        const authenticator = Boolean((await findTotp(tx, accountId))?.confirmed_at);
        const passkey = await isAskedForPasskey(tx, accountId);
        // Asked for again, or by two at the same time: it was done, and was told and noted then.
        if (!authenticator && !passkey) return;
        await tx.deleteFrom('identity_totp').where('account_id', '=', accountId).execute();
        await stopAskingForPasskey(tx, accountId);
        await deleteRecoveryCodes(tx, accountId);
        const ended = await accounts.endSessions(tx, accountId, at, 'second-factor-reset');
        for (const event of ended) tell.event(event);
        tell.event(fact('identity.second-factor-off', accountId, { by: 'operator' }));
        const details = { authenticator, passkey };
        tell.audit(actorId, { action: 'identity.reset-second-factor', subject: accountId, reason, details });
      }),

    askForPasskey: (accountId) =>
      changes.change(async (tx, tell, at) => {
        await accounts.lock(tx, accountId);
        if ((await passkeysOf(tx, accountId)).length === 0) throw new ProblemError('identity.passkey-needed');
        if (await isAskedForPasskey(tx, accountId)) return [];
        await askForPasskey(tx, accountId, at);
        if ((await findTotp(tx, accountId))?.confirmed_at) return [];
        tell.event(fact('identity.second-factor-on', accountId, {}));
        return makeRecoveryCodes(tx, accountId, at);
      }),

    stopAskingForPasskey: (accountId) =>
      changes.change(async (tx, tell) => {
        await accounts.lock(tx, accountId);
        if (!(await isAskedForPasskey(tx, accountId))) return;
        await stopAskingForPasskey(tx, accountId);
        if ((await findTotp(tx, accountId))?.confirmed_at) return;
        await deleteRecoveryCodes(tx, accountId);
        tell.event(fact('identity.second-factor-off', accountId, {}));
      }),

    renewRecoveryCodes: (accountId) =>
      changes.change(async (tx, tell, at) => {
        await accounts.lock(tx, accountId);
        const isOn =
          (await findTotp(tx, accountId))?.confirmed_at || (await isAskedForPasskey(tx, accountId));
        if (!isOn) throw new ProblemError('identity.totp-off');
        tell.event(fact('identity.recovery-codes-renewed', accountId, {}));
        return makeRecoveryCodes(tx, accountId, at);
      }),

    spend: (accountId, code, address) =>
      throttled(accountId, address, () =>
        changes.change(async (tx, _tell, at) => {
          await accounts.lock(tx, accountId);
          const row = await findTotp(tx, accountId);
          return row !== undefined && row.confirmed_at !== null && (await spendStep(tx, row, code, at));
        }),
      ),

    spendRecoveryCode: (accountId, code, address) =>
      throttled(accountId, address, () =>
        changes.change(async (tx, tell, at) => {
          await accounts.lock(tx, accountId);
          const hash = hashRecoveryCode(recoveryKey, accountId, code);
          if (!(await spendRecoveryCode(tx, accountId, hash, at))) return false;
          const left = await recoveryCodesLeft(tx, accountId);
          tell.event(fact('identity.recovery-code-used', accountId, { left }));
          return true;
        }),
      ),
  };
}

export const findTotp = (executor: Executor, accountId: string): Promise<IdentityTotpTable | undefined> =>
  executor.selectFrom('identity_totp').selectAll().where('account_id', '=', accountId).executeTakeFirst();
