import type { Database } from '../../db/open.ts';
import type { AccountProofsTable } from '../../db/schema.ts';
import { recordAttempt } from '../../events/audit.ts';
import { again } from '../../http/again.ts';
import { ProblemError } from '../../http/errors.ts';
import type { MakeId } from '../../lib/id.ts';
import { askedSince, newestProof, readProofs, takeAttempt } from './proof-queries.ts';
import { isSame, type ProofSecrets, proofIdOf, secretsOf } from './proof-secrets.ts';
import type { ProofThrottle } from './proof-throttle.ts';
import { MAX_ATTEMPTS } from './proofs.ts';
import type { ProofPurpose } from './state.ts';

/**
 * Checks what people bring back from a mail, before any command is admitted: no secret enters a lane. Whether
 * the proof is used up or too old is the lane's decision.
 */
export interface ProofChecks {
  /**
   * @param subject what was asked to be proven, such as the id of a sign-up
   * @param address of the caller, for the throttle
   * @returns the proof whose code it is
   * @throws ProblemError auth.proof-invalid (with attemptsLeft), auth.proof-exhausted, auth.proof-throttled
   */
  byCode(purpose: ProofPurpose, subject: string, code: string, address: string): Promise<AccountProofsTable>;
  /** As `byCode`, for one proof that is known by its own id. */
  byIdAndCode(purpose: ProofPurpose, id: string, code: string, address: string): Promise<AccountProofsTable>;
  /**
   * @returns the proof whose link it is
   * @throws ProblemError auth.proof-invalid (audited: a link is long, nobody mistypes it), auth.proof-throttled
   */
  byToken(purpose: ProofPurpose, token: string, address: string): Promise<AccountProofsTable>;
  /**
   * Slows down whoever wants mails sent, before any work.
   * @throws ProblemError auth.proof-throttled
   */
  refuseFlood(emailKey: string, address: string): Promise<void>;
  /** What a mail for this proof carries; null when nothing fits it, or not any more. */
  secrets(proofId: string): Promise<ProofSecrets | null>;
}

export interface ProofChecksDependencies {
  readonly database: Database;
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly key: Buffer;
  readonly throttle: ProofThrottle;
}

export function createProofChecks(deps: ProofChecksDependencies): ProofChecks {
  const { database, now, makeId, key, throttle } = deps;

  const refuse = (waitS: number): void => {
    if (waitS > 0) throw new ProblemError('auth.proof-throttled', { retryAfterS: waitS });
  };

  /** What is right and new does not count; what was used before is audited each time, so it does. */
  const forgive = async (proof: AccountProofsTable, address: string): Promise<void> => {
    if (proof.used_at === null) await throttle.succeed(address);
  };

  const audit = (subject: string, because: string, details: Record<string, unknown> = {}): Promise<void> =>
    recordAttempt(database, {
      id: makeId(),
      at: now(),
      actorId: 'guest',
      action: 'account.refuse-proof',
      subject,
      reason: null,
      details: { because, ...details },
    });

  async function checkCode(
    proof: AccountProofsTable | undefined,
    purpose: ProofPurpose,
    code: string,
    address: string,
  ): Promise<AccountProofsTable> {
    refuse(await throttle.takeGuess(address));
    if (!proof || proof.purpose !== purpose) throw new ProblemError('auth.proof-invalid');
    // What is used up can be tried as often as one likes: the retry of an answer that was lost must pass.
    const taken = proof.used_at === null ? await again(database, (tx) => takeAttempt(tx, proof.id)) : 0;
    if (taken === null) throw new ProblemError('auth.proof-exhausted');
    if (isSame(secretsOf(key, proof).code, code) && proof.genuine === 1) {
      await forgive(proof, address);
      return proof;
    }
    const attemptsLeft = proof.used_at === null ? MAX_ATTEMPTS - taken - 1 : 0;
    if (attemptsLeft === 0 && proof.used_at === null) {
      await audit(proof.account_id ?? proof.id, 'too many wrong codes', { purpose });
    }
    throw new ProblemError('auth.proof-invalid', { attemptsLeft });
  }

  return {
    byCode: async (purpose, subject, code, address) =>
      checkCode(await newestProof(database.reader, purpose, subject), purpose, code, address),

    async byIdAndCode(purpose, id, code, address) {
      const [proof] = await readProofs(database.reader, [id]);
      return checkCode(proof, purpose, code, address);
    },

    async byToken(purpose, token, address) {
      refuse(await throttle.takeGuess(address));
      const id = proofIdOf(token);
      const [proof] = id === null ? [] : await readProofs(database.reader, [id]);
      const isOurs = proof !== undefined && isSame(secretsOf(key, proof).token, token);
      if (!isOurs || proof.genuine === 0 || proof.purpose !== purpose) {
        await audit(proof?.account_id ?? id ?? 'unknown', 'forged', { purpose });
        throw new ProblemError('auth.proof-invalid');
      }
      await forgive(proof, address);
      return proof;
    },

    async refuseFlood(emailKey, address) {
      refuse(await throttle.takeAsk(emailKey, address));
      // Where instances count for themselves, what others have sent stands in the table.
      const since = throttle.mailboxSince(now());
      if (since === null) return;
      refuse(throttle.mailboxWaitS(await askedSince(database.reader, emailKey, since), now()));
    },

    async secrets(proofId) {
      const [proof] = await readProofs(database.reader, [proofId]);
      const isGood =
        proof !== undefined && proof.genuine === 1 && proof.used_at === null && proof.link_expires_at > now();
      return isGood ? secretsOf(key, proof) : null;
    },
  };
}
