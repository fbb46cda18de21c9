import { createHash } from 'node:crypto';
import type { Wanted } from '../../lib/buckets.ts';
import type { FarBuckets } from '../buckets.ts';
import type { Link } from './link.ts';

/** Of a digest: names of buckets hold addresses, and are as long as somebody likes. */
const NAME_LENGTH = 22;

/** Buckets of one name in Redis, refilled by its clock: those of the instances may differ. */
export class Counted implements FarBuckets {
  readonly #link: Link;
  readonly #prefix: string;

  /** @param prefix before every key of these buckets */
  constructor(link: Link, prefix: string) {
    this.#link = link;
    this.#prefix = prefix;
  }

  #nameOf(key: string): string {
    const digest = createHash('sha256').update(key).digest('base64url');
    return `${this.#prefix}${digest.slice(0, NAME_LENGTH)}`;
  }

  async count(act: 'look' | 'take' | 'give', wanted: readonly Wanted[]): Promise<number | null> {
    if (!this.#link.canWrite) return null;
    const names = wanted.map(([key]) => this.#nameOf(key));
    const bounds = wanted.flatMap(([, { attempts, perMs }]) => [String(attempts), String(perMs)]);
    try {
      return Number(await this.#link.count(names, [act, ...bounds]));
    } catch {
      return null;
    }
  }

  async forget(key: string): Promise<void> {
    if (!this.#link.canWrite) return;
    await this.#link.send(['DEL', this.#nameOf(key)]).catch(() => undefined);
  }
}
