import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cache } from '../../cache/index.ts';
import type { Config } from '../../config.ts';
import type { Database } from '../../db/open.ts';
import type { Lane } from '../../engine/index.ts';
import type { Tokens } from '../../http/auth.ts';
import type { Admit } from '../../http/commands.ts';
import type { Reads } from '../../http/reads.ts';
import type { Lists } from '../../lists/index.ts';
import type { Module } from '../../module.ts';
import type { Credentials } from './credentials.ts';
import type { Hasher } from './hashing.ts';
import type { Person, PictureFiles, ShowAccount } from './picture.ts';
import type { ProofChecks } from './proof-checks.ts';
import type { Account, SecondFactorNeeded, SignInResult } from './schemas.ts';
import type { OpenSession, Sessions } from './sessions.ts';
import type { AccountInput, AccountsState } from './state.ts';
import type { WalletsOf } from './views.ts';

/** The settings that accounts read. */
export type AccountsConfig = Pick<
  Config,
  'rateLimit' | 'publicUrl' | 'corsOrigins' | 'jwtSecret' | 'dataSecret' | 'retention'
>;

/** What more than a password somebody must show; given by the module that knows. */
export interface SecondFactor {
  /** Called when the password was right: a ticket to be traded in with the second factor, or null for none. */
  ticketFor(account: Account, request: FastifyRequest): Promise<SecondFactorNeeded['secondFactor'] | null>;
}

/** How a session begins and goes on: the answer that every way in gives, and what asks for more than a token. */
export interface Entrance {
  /**
   * Opens a session for somebody who has just proved who they are, whatever the way: sets the cookie, wakes a
   * dormant account, tells of a new device.
   * @throws ProblemError auth.bad-credentials when there is no such account any more
   */
  enter(request: FastifyRequest, reply: FastifyReply, accountId: string): Promise<SignInResult>;
  /** The answer for an open session, with its cookie. */
  welcome(reply: FastifyReply, session: OpenSession): Promise<SignInResult>;
  /**
   * For what is sensitive: the caller has proved who they are within the last ten minutes.
   * @throws ProblemError auth.proof-needed
   */
  requireFreshProof(request: FastifyRequest): Promise<void>;
  /**
   * The caller has proved again who they are: what is sensitive can be done for a while.
   * @returns until when, epoch milliseconds
   * @throws ProblemError auth.proof-needed for a token without a session, as the seed makes them
   */
  proveAgain(request: FastifyRequest): Promise<number>;
}

/** What the module's own routes share. */
export interface AccountsParts {
  readonly database: Database;
  readonly config: AccountsConfig;
  readonly admit: Admit;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: () => string;
  readonly reads: Reads;
  readonly lists: Lists;
  readonly tokens: Tokens;
  readonly lane: Lane<AccountInput, AccountsState>;
  readonly hasher: Hasher;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly entrance: Entrance;
  readonly proofs: ProofChecks;
  readonly secondFactor: SecondFactor;
  readonly walletsOf: WalletsOf;
  readonly files: PictureFiles;
  /** Names and pictures, by account. */
  readonly people: Cache<Person>;
  readonly showAccount: ShowAccount;
  /** Every module of the installation: each keeps something of a member. */
  readonly modules: () => readonly Module[];
}
