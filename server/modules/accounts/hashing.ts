import { hash, verify } from '@node-rs/argon2';
import { ProblemError } from '../../http/errors.ts';

/** Turns passwords into hashes; slow on purpose. */
export interface Hasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
  /** A hash that no password has and that costs as much to check: for e-mails that nobody has. */
  readonly nobody: string;
}

export interface HashingParameters {
  /** KiB of memory for one hash. */
  readonly memoryCost: number;
  /** Passes over that memory. */
  readonly timeCost: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one thread. */
export const OWASP_PARAMETERS: HashingParameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id, computed on libuv's threads: the event loop goes on serving everyone else. */
export function argon2Hasher(parameters: HashingParameters = OWASP_PARAMETERS): Hasher {
  // NIST SP 800-63B 5.1.1.2: the same password typed on another keyboard must give the same bytes.
  const bytes = (password: string): string => password.normalize('NFKC');
  const { memoryCost, timeCost, parallelism } = parameters;
  const zeros = (count: number): string => Buffer.alloc(count).toString('base64').replaceAll('=', '');
  return {
    hash: (password) => hash(bytes(password), { memoryCost, timeCost, parallelism }),
    verify: (stored, password) => verify(stored, bytes(password)),
    nobody: `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${zeros(16)}$${zeros(32)}`,
  };
}

export interface HashingLimits {
  /** Hashes computed at the same time. */
  readonly parallel: number;
  /** Callers that may wait for their turn; one more is refused at once. */
  readonly maxWaiting: number;
}

const RETRY_AFTER_S = 2;

/** A hasher of which nobody gets more than their turn. */
export interface BoundedHasher extends Hasher {
  /**
   * Waits for a turn and then does the work, which may begin with a last look whether it is still wanted.
   * @throws ProblemError auth.busy, or what `work` throws
   */
  inTurn<T>(work: (hasher: Hasher) => Promise<T>): Promise<T>;
}

/**
 * Bounds a hasher, so that a storm of sign-ins slows sign-in alone: at most `parallel` hashes take a core, and
 * who would wait behind `maxWaiting` others is told so before any work.
 * @returns a hasher that throws ProblemError `auth.busy` (503 with Retry-After) over the bound
 */
export function boundedHasher(hasher: Hasher, limits: HashingLimits): BoundedHasher {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function inTurn<T>(work: (hasher: Hasher) => Promise<T>): Promise<T> {
    if (running >= limits.parallel) {
      if (waiting.length >= limits.maxWaiting) {
        throw new ProblemError('auth.busy', { retryAfterS: RETRY_AFTER_S });
      }
      // Whoever finishes hands its place on, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work(hasher);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    inTurn,
    hash: (password) => inTurn(() => hasher.hash(password)),
    verify: (stored, password) => inTurn(() => hasher.verify(stored, password)),
    nobody: hasher.nobody,
  };
}
