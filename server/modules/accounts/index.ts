import { availableParallelism } from 'node:os';
import type { CreateBuckets, CreateCache } from '../../cache/index.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { Lane } from '../../engine/index.ts';
import type { Tokens } from '../../http/auth.ts';
import type { Admit } from '../../http/commands.ts';
import type { Reads } from '../../http/reads.ts';
import type { Withdrawn } from '../../http/withdrawn.ts';
import type { MakeId } from '../../lib/id.ts';
import { deriveKey } from '../../lib/keys.ts';
import type { Lists } from '../../lists/index.ts';
import type { Module, OpenLane } from '../../module.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import { registerConsentRoutes } from './consent-routes.ts';
import { adminIds, contactsOf } from './contacts.ts';
import { createCredentials } from './credentials.ts';
import { decideAccount, emailKeyOf } from './domain.ts';
import { createDormancy } from './dormancy-jobs.ts';
import { createEntrance } from './entrance.ts';
import { accountNotices, accountStreams, PERSONAL_FIELDS } from './events.ts';
import { argon2Hasher, boundedHasher, type Hasher } from './hashing.ts';
import { registerLeavingRoutes } from './leaving-routes.ts';
import { registerMeRoutes } from './me-routes.ts';
import { memberList } from './member-list.ts';
import { createMembership, type Membership } from './membership.ts';
import type { AccountsConfig, AccountsParts, Entrance, SecondFactor } from './parts.ts';
import { rememberPeople } from './people.ts';
import { personalData } from './personal-data.ts';
import { changePicture, createShowAccount, type Person, type PictureFiles } from './picture.ts';
import { registerPictureRoutes } from './picture-routes.ts';
import { prefetchAccounts, type WalletsToClose } from './prefetch.ts';
import { createProofChecks, type ProofChecks } from './proof-checks.ts';
import { createProofThrottle, noProofThrottle } from './proof-throttle.ts';
import { purgeProofs, purgeSessions } from './purges.ts';
import { byEmail, byId, insertAccounts, type OpenWallets } from './queries.ts';
import { registerRecoveryRoutes } from './recovery-routes.ts';
import { registerAuthRoutes } from './routes.ts';
import type { Member } from './schemas.ts';
import { memberSearchable } from './searchable.ts';
import { createSessions } from './sessions.ts';
import { registerSignUpRoutes } from './sign-up-routes.ts';
import type { AccountInput, AccountsState } from './state.ts';
import { createThrottle, noThrottle } from './throttle.ts';
import { memberView, type WalletsOf } from './views.ts';
import { type Neighbours, writeAccounts } from './write.ts';

export { agreeToRequired } from './agreed.ts';
export { emailKeyOf } from './domain.ts';
export { argon2Hasher, type Hasher } from './hashing.ts';
export { makeAdmin } from './make-admin.ts';
export type { Newcomer } from './membership.ts';
export type { SecondFactor } from './parts.ts';
export type { ProofSecrets } from './proof-secrets.ts';
export { byEmail, byId, insertAccounts, type NewAccountRow, type OpenWallets } from './queries.ts';
export {
  Account,
  ConsentGiven,
  Consents,
  Email,
  Locale,
  Member,
  Password,
  PersonName,
  ProofCode,
  SecondFactorMethod,
  SecondFactorNeeded,
  SignInResult,
} from './schemas.ts';
export { createThrottle, noThrottle, type Throttle } from './throttle.ts';
export type { WalletsOf } from './views.ts';

/** Passwords that may wait to be hashed: about two seconds of a core. */
const MAX_WAITING = 64;

export interface AccountsDependencies {
  readonly database: Database;
  readonly openLane: OpenLane;
  readonly createCache: CreateCache;
  readonly createBuckets: CreateBuckets;
  readonly admit: Admit;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly reads: Reads;
  readonly lists: Lists;
  readonly tokens: Tokens;
  readonly withdrawn: Pick<Withdrawn, 'hear'>;
  /** Cryptographically strong random bytes. */
  readonly random: (bytes: number) => Buffer;
  readonly log: Pick<Log, 'warn'>;
  readonly config: AccountsConfig;
  /** What Pay does for accounts, as functions: the two modules know each other. */
  readonly pay: {
    readonly openWallets: OpenWallets;
    readonly walletsOf: WalletsOf;
    readonly walletsToClose: WalletsToClose;
    readonly closeWallets: Neighbours['closeWallets'];
  };
  /** The pictures of members. */
  readonly files: PictureFiles;
  readonly secondFactor: SecondFactor;
  /** Every module of the installation, this one too: each keeps something of a member. */
  readonly modules: () => readonly Module[];
  /** argon2id with OWASP's parameters unless told otherwise. */
  readonly hasher?: Hasher;
}

export interface Accounts
  extends Module,
    Membership,
    Pick<Entrance, 'enter' | 'requireFreshProof' | 'proveAgain'> {
  readonly lane: Lane<AccountInput, AccountsState>;
  /** See `emailKeyOf`. */
  readonly emailKeyOf: typeof emailKeyOf;
  /** Finds accounts by e-mail key, in bulk. */
  readonly byEmail: typeof byEmail;
  /** Finds accounts by id, in bulk. */
  readonly byId: typeof byId;
  /** How members are reached, in bulk. */
  readonly contactsOf: typeof contactsOf;
  /** Those who run the installation. */
  readonly adminIds: typeof adminIds;
  /** What members are called and look like, by account, in bulk: as it was a moment ago at the earliest. */
  readonly people: (ids: readonly string[]) => Promise<Map<string, Person>>;
  /** One member as operators see them, with the wallet; null when there is none. */
  readonly memberView: (executor: Executor, accountId: string) => Promise<Member | null>;
  /** Shows an uploaded file as an account's picture, or none. @throws ProblemError file.not-found */
  readonly changePicture: (accountId: string, fileId: string | null) => Promise<void>;
  /** Members whose name or e-mail holds what was typed, the newest first. */
  readonly search: (
    executor: Executor,
    q: string,
    limit: number,
  ) => Promise<{ readonly ids: readonly string[]; readonly isAll: boolean }>;
  /** Inserts accounts in bulk, without their wallets: for seeds. */
  readonly insertAccounts: typeof insertAccounts;
  /** What a mail for a proof carries; null when it is used up, expired, or nothing ever fits it. */
  readonly proofSecrets: ProofChecks['secrets'];
}

/** Accounts: sign-up and its proofs, sign-in, sessions, consents, roles, and the audit log. */
export function createAccounts(deps: AccountsDependencies): Accounts {
  const { pay, modules } = deps;
  const people = rememberPeople(deps.database.reader, deps.files.picturesOf, deps.createCache);
  const lane = deps.openLane<AccountInput, AccountsState>(
    {
      name: 'accounts',
      prefetch: (tx, commands) => prefetchAccounts(tx, commands, pay.walletsToClose),
      decide: decideAccount,
      write: (tx, state) =>
        writeAccounts(tx, state, {
          openWallets: pay.openWallets,
          closeWallets: pay.closeWallets,
          erase: async (own, accountId) => {
            for (const module of modules()) await module.onErase?.(own, accountId);
          },
        }),
      committed: ({ signedUp, changed }) => people.invalidate([...signedUp.map(({ id }) => id), ...changed]),
    },
    // A token that was withdrawn opens nothing from the answer on.
    deps.withdrawn.hear,
  );
  const parts = createParts(deps, lane, people);
  const { entrance, proofs } = parts;
  const members = memberList(pay.walletsOf, deps.files.picturesOf);
  const dormancy = createDormancy(deps.makeId);
  return {
    lane,
    routes: (app) => {
      registerSignUpRoutes(app, parts);
      registerAuthRoutes(app, parts);
      registerRecoveryRoutes(app, parts);
      registerMeRoutes(app, parts);
      registerPictureRoutes(app, parts);
      registerConsentRoutes(app, parts);
      registerLeavingRoutes(app, parts);
      registerAdminRoutes(app, parts);
    },
    consumers: [],
    streams: accountStreams,
    notices: accountNotices,
    searchables: [memberSearchable],
    jobs: [dormancy.warn, dormancy.mark, purgeProofs(), purgeSessions(deps.config.retention.sessionsMs)],
    forgets: PERSONAL_FIELDS,
    personalData,
    emailKeyOf,
    byEmail,
    byId,
    people: (ids) => people.getMany(ids),
    contactsOf,
    adminIds,
    memberView: (executor, accountId) =>
      memberView(executor, accountId, pay.walletsOf, deps.files.picturesOf),
    changePicture: (accountId, fileId) =>
      changePicture(parts, accountId, fileId, { id: deps.makeId(), at: deps.now() }),
    search: async (executor, q, limit) => {
      const { rows, isAll } = await deps.lists.find(executor, members, { q, limit });
      return { ids: rows.map((row) => row.id), isAll };
    },
    insertAccounts,
    enter: entrance.enter,
    requireFreshProof: entrance.requireFreshProof,
    proveAgain: entrance.proveAgain,
    proofSecrets: proofs.secrets,
    ...createMembership({ ...deps, lane, proofs }),
  };
}

function createParts(
  deps: AccountsDependencies,
  lane: AccountsParts['lane'],
  people: AccountsParts['people'],
): AccountsParts {
  const { database, config, now, makeId, createBuckets } = deps;
  const hasher = boundedHasher(deps.hasher ?? argon2Hasher(), {
    // One core is left for everybody who is not signing in.
    parallel: Math.max(1, availableParallelism() - 1),
    maxWaiting: MAX_WAITING,
  });
  const sessions = createSessions({ ...deps, secret: config.jwtSecret });
  const showAccount = createShowAccount(database.reader, deps.files);
  return {
    database,
    config,
    now,
    reads: deps.reads,
    lists: deps.lists,
    lane,
    hasher,
    sessions,
    admit: deps.admit,
    makeId,
    people,
    tokens: deps.tokens,
    credentials: createCredentials({
      database,
      hasher,
      throttle: config.rateLimit ? createThrottle(createBuckets('sign-in')) : noThrottle,
      now,
    }),
    proofs: createProofChecks({
      database,
      now,
      makeId,
      key: deriveKey(config.dataSecret, 'proofs'),
      throttle: config.rateLimit ? createProofThrottle(createBuckets('proofs')) : noProofThrottle,
    }),
    entrance: createEntrance({ ...deps, sessions, showAccount }),
    secondFactor: deps.secondFactor,
    walletsOf: deps.pay.walletsOf,
    files: deps.files,
    showAccount,
    modules: deps.modules,
  };
}
