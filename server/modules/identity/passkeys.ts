import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { type Executor, isDuplicate } from '../../db/dialect.ts';
import type { IdentityFlowsTable, IdentityPasskeysTable } from '../../db/schema.ts';
import { ProblemError } from '../../http/errors.ts';
import { isAskedForPasskey, stopAskingForPasskey } from './askings.ts';
import { originOf } from './browser.ts';
import type { Telling } from './changes.ts';
import { findTotp } from './codes.ts';
import { leavesAWayIn } from './domain.ts';
import { fact } from './events.ts';
import { beginFlow, findFlow, newSecret, takeFlow } from './flows.ts';
import type { IdentityParts } from './parts.ts';
import { countUse, findPasskey, insertPasskey, passkeyOf, passkeysOf } from './passkey-rows.ts';
import { deleteRecoveryCodes } from './recovery-codes.ts';
import type { Passkey } from './schemas.ts';
import { waysInOf } from './views.ts';

const SITE_NAME = 'Madang';
const LIFE_MS = 5 * 60 * 1000;
const MAX_PASSKEYS = 20;
/** COSE: Ed25519, ES256, RS256, which is what devices have. */
const ALGORITHMS = [-8, -7, -257];

/** What a challenge was made for; it is good for nothing else. */
export type PasskeyUse = 'add' | 'sign-in' | 'second-factor' | 'prove';

export interface Passkeys {
  /** @throws ProblemError identity.too-many-passkeys, identity.passkeys-unavailable */
  creation(request: FastifyRequest, accountId: string): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** @throws ProblemError identity.passkey-refused, identity.passkey-taken */
  add(
    request: FastifyRequest,
    accountId: string,
    name: string,
    response: RegistrationResponseJSON,
  ): Promise<Passkey>;
  /** @param accountId whose passkeys may answer; null when any may, and says who it is */
  challenge(
    request: FastifyRequest,
    use: Exclude<PasskeyUse, 'add'>,
    accountId: string | null,
  ): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /**
   * Checks an answer and uses its challenge up.
   * @returns whose passkey it is
   * @throws ProblemError identity.passkey-refused, identity.passkey-unknown
   */
  check(
    request: FastifyRequest,
    use: Exclude<PasskeyUse, 'add'>,
    accountId: string | null,
    response: AuthenticationResponseJSON,
  ): Promise<string>;
  /** @throws ProblemError identity.passkey-not-found */
  rename(accountId: string, passkeyId: string, name: string): Promise<Passkey>;
  /** @throws ProblemError identity.passkey-not-found, identity.last-method */
  remove(accountId: string, passkeyId: string): Promise<void>;
}

/** Loaded by the first who uses a passkey: it takes as much memory as a fifth of an idle instance. */
const webauthn = () => import('@simplewebauthn/server');

export function createPasskeys(parts: IdentityParts): Passkeys {
  const { database, config, accounts, changes, makeId, now, random } = parts;

  async function begin(use: PasskeyUse, accountId: string | null): Promise<Uint8Array<ArrayBuffer>> {
    const secret = newSecret(random);
    await changes.change((tx, _tell, at) =>
      beginFlow(tx, { kind: 'passkey', secret, accountId, data: { use }, at, lifeMs: LIFE_MS }),
    );
    return new Uint8Array(Buffer.from(secret, 'base64url'));
  }

  const refuse = async (request: FastifyRequest, subject: string, because: string): Promise<never> => {
    await changes.suspect(request, { action: 'identity.refuse-passkey', subject, details: { because } });
    throw new ProblemError('identity.passkey-refused');
  };

  /** The flow of the challenge that was answered, if it was made for this and is not used or over. */
  async function flowOf(
    request: FastifyRequest,
    use: PasskeyUse,
    accountId: string | null,
    clientDataJSON: string,
  ): Promise<{ flow: IdentityFlowsTable; challenge: string }> {
    const challenge = challengeOf(clientDataJSON);
    const flow = challenge === null ? undefined : await findFlow(database.reader, 'passkey', challenge);
    if (challenge === null || !flow) throw new ProblemError('identity.passkey-refused');
    const subject = accountId ?? flow.account_id ?? 'passkey';
    if (JSON.parse(flow.data).use !== use || flow.account_id !== accountId) {
      return refuse(request, subject, 'a challenge made for something else');
    }
    if (flow.used_at !== null) return refuse(request, subject, 'a challenge that was answered before');
    if (flow.expires_at <= now()) throw new ProblemError('identity.flow-expired');
    return { flow, challenge };
  }

  return {
    async creation(request, accountId) {
      const origin = originOf(request, config);
      const account = await accounts.find(database.reader, accountId);
      if (!account) throw new ProblemError('auth.invalid-token');
      const passkeys = await passkeysOf(database.reader, accountId);
      if (passkeys.length >= MAX_PASSKEYS) throw new ProblemError('identity.too-many-passkeys');
      const { generateRegistrationOptions } = await webauthn();
      return generateRegistrationOptions({
        rpName: SITE_NAME,
        rpID: new URL(origin).hostname,
        userID: new Uint8Array(Buffer.from(accountId)),
        userName: account.email,
        userDisplayName: account.name,
        challenge: await begin('add', accountId),
        timeout: LIFE_MS,
        supportedAlgorithmIDs: ALGORITHMS,
        attestationType: 'none',
        excludeCredentials: passkeys.map(descriptorOf),
        // Discoverable, so that one signs in without typing who one is; verified, so that it stands for two factors.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
    },

    async add(request, accountId, name, response) {
      const origin = originOf(request, config);
      const { flow, challenge } = await flowOf(request, 'add', accountId, response.response.clientDataJSON);
      const { verifyRegistrationResponse } = await webauthn();
      const verified = await verifyRegistrationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: new URL(origin).hostname,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      }).catch((error: Error) => error);
      if (verified instanceof Error) return refuse(request, accountId, verified.message);
      if (!verified.verified) return refuse(request, accountId, 'the attestation is not good');
      const { credential, credentialBackedUp } = verified.registrationInfo;
      const row = {
        id: makeId(),
        account_id: accountId,
        credential_id: credential.id,
        public_key: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: JSON.stringify(transportsToKeep(credential.transports)),
        synced: credentialBackedUp ? 1 : 0,
        name,
        last_used_at: null,
      };
      try {
        return await changes.change(async (tx, tell, at) => {
          await accounts.lock(tx, accountId);
          if (!(await takeFlow(tx, flow.id, at))) throw new ProblemError('identity.passkey-refused');
          if ((await passkeysOf(tx, accountId)).length >= MAX_PASSKEYS) {
            throw new ProblemError('identity.too-many-passkeys');
          }
          await insertPasskey(tx, { ...row, created_at: at });
          tell.event(fact('identity.passkey-added', accountId, { passkeyId: row.id, name }));
          return passkeyOf({ ...row, credential_hash: '', created_at: at });
        });
      } catch (error) {
        if (isDuplicate(error)) throw new ProblemError('identity.passkey-taken');
        throw error;
      }
    },

    async challenge(request, use, accountId) {
      const origin = originOf(request, config);
      const own = accountId === null ? [] : await passkeysOf(database.reader, accountId);
      const { generateAuthenticationOptions } = await webauthn();
      return generateAuthenticationOptions({
        rpID: new URL(origin).hostname,
        challenge: await begin(use, accountId),
        allowCredentials: own.map(descriptorOf),
        timeout: LIFE_MS,
        userVerification: 'required',
      });
    },

    async check(request, use, accountId, response) {
      const origin = originOf(request, config);
      const { flow, challenge } = await flowOf(request, use, accountId, response.response.clientDataJSON);
      const passkey = await findPasskey(database.reader, response.id);
      if (!passkey) throw new ProblemError('identity.passkey-unknown');
      const owner = passkey.account_id;
      if (accountId !== null && owner !== accountId)
        return refuse(request, accountId, 'a passkey of another member');
      const handle = response.response.userHandle;
      if (handle && Buffer.from(handle, 'base64url').toString() !== owner) {
        return refuse(request, owner, 'the user handle names another member');
      }
      const { verifyAuthenticationResponse } = await webauthn();
      const verified = await verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: new URL(origin).hostname,
        credential: credentialOf(passkey),
        requireUserVerification: true,
      }).catch((error: Error) => error);
      if (verified instanceof Error) return refuse(request, owner, verified.message);
      if (!verified.verified) return refuse(request, owner, 'the signature is not good');
      const { newCounter } = verified.authenticationInfo;
      const isFirst = await changes.change(async (tx, _tell, at) => {
        await accounts.lock(tx, owner);
        return (await takeFlow(tx, flow.id, at)) && (await countUse(tx, passkey, newCounter, at));
      });
      return isFirst ? owner : refuse(request, owner, 'answered twice at the same time');
    },

    rename: (accountId, passkeyId, name) =>
      changes.change(async (tx) => {
        await accounts.lock(tx, accountId);
        const row = (await passkeysOf(tx, accountId)).find((passkey) => passkey.id === passkeyId);
        if (!row) throw new ProblemError('identity.passkey-not-found');
        await tx.updateTable('identity_passkeys').set({ name }).where('id', '=', passkeyId).execute();
        return passkeyOf({ ...row, name });
      }),

    remove: (accountId, passkeyId) =>
      changes.change(async (tx, tell) => {
        // The account's row: two ways in that are removed at the same time must see each other.
        const account = await accounts.lock(tx, accountId);
        const row = (await passkeysOf(tx, accountId)).find((passkey) => passkey.id === passkeyId);
        if (!account || !row) throw new ProblemError('identity.passkey-not-found');
        if (!leavesAWayIn(await waysInOf(tx, account, parts.providers), { passkeyId })) {
          throw new ProblemError('identity.last-method');
        }
        await tx.deleteFrom('identity_passkeys').where('id', '=', passkeyId).execute();
        tell.event(fact('identity.passkey-removed', accountId, { passkeyId, name: row.name }));
        await endAskingWithoutPasskeys(tx, accountId, tell);
      }),
  };
}

/** Without a passkey none can be asked for. */
async function endAskingWithoutPasskeys(tx: Executor, accountId: string, tell: Telling): Promise<void> {
  if ((await passkeysOf(tx, accountId)).length > 0 || !(await isAskedForPasskey(tx, accountId))) return;
  await stopAskingForPasskey(tx, accountId);
  if ((await findTotp(tx, accountId))?.confirmed_at) return;
  await deleteRecoveryCodes(tx, accountId);
  tell.event(fact('identity.second-factor-off', accountId, {}));
}

/** The challenge that was answered, as it stands in the browser's own words; null when they make no sense. */
function challengeOf(clientDataJSON: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    return typeof challenge === 'string' && challenge.length <= 100 ? challenge : null;
  } catch {
    return null;
  }
}

/** Words of the browser, kept as hints for the next time. */
const transportsToKeep = (transports: readonly string[] = []): string[] =>
  transports.filter((transport) => /^[a-z-]{1,20}$/.test(transport)).slice(0, 8);
const transportsOf = (row: IdentityPasskeysTable): string[] => JSON.parse(row.transports) as string[];
const descriptorOf = (row: IdentityPasskeysTable) => ({
  id: row.credential_id,
  transports: transportsOf(row),
});
const credentialOf = (row: IdentityPasskeysTable) => ({
  id: row.credential_id,
  publicKey: new Uint8Array(Buffer.from(row.public_key, 'base64url')),
  counter: row.counter,
  transports: transportsOf(row),
});
