import { assertDurable } from '../machine.ts';
import type { Section } from '../report/model.ts';
import { type Installation, install } from '../rig/installation.ts';
import type { Rig, Server } from '../rig/rig.ts';
import { type Contender, openContenders } from './contenders.ts';
import { tuneOldMethods } from './tuning.ts';

/** What a part may need from the machine, by the name that people call it. */
export type Need = 'MariaDB' | 'Redis' | 'OpenSearch';

/** One experiment. */
export interface Part {
  readonly name: string;
  readonly title: string;
  readonly needs: readonly Need[];
  run(bench: Bench): Promise<Section>;
}

const MEMBERS = 10_000;
const MEMBERS_QUICK = 1_000;

/** What parts share: made when the first asks for it, so that a run of one part starts only what it needs. */
export class Bench {
  readonly rig: Rig;
  readonly hasMariadb: boolean;
  readonly hasRedis: boolean;
  readonly hasOpensearch: boolean;
  readonly memberCount: number;
  /** What the databases say of their durability, asserted before anything is measured on them. */
  readonly durability: Record<string, string> = {};
  readonly say: (line: string) => void;
  readonly #installations = new Map<string, Promise<Installation>>();
  #ceiling: Promise<Server> | undefined;
  #contenders: Promise<Contender[]> | undefined;

  constructor(
    rig: Rig,
    has: { mariadb: boolean; redis: boolean; opensearch: boolean },
    say: (line: string) => void,
  ) {
    this.rig = rig;
    this.hasMariadb = has.mariadb;
    this.hasRedis = has.redis;
    this.hasOpensearch = has.opensearch;
    this.say = say;
    this.memberCount = rig.quick ? MEMBERS_QUICK : MEMBERS;
  }

  /** The first in a full run, the second in a quick one. */
  choose<T>(full: T, quick: T): T {
    return this.rig.quick ? quick : full;
  }

  installation(kind: 'sqlite' | 'mariadb'): Promise<Installation> {
    const known = this.#installations.get(kind);
    if (known) return known;
    const name = kind === 'sqlite' ? 'SQLite' : 'MariaDB';
    this.say(`seeding ${this.memberCount} members on ${name}`);
    const made = install(this.rig, { kind, memberCount: this.memberCount }).then(async (installation) => {
      this.durability[name] = await assertDurable(installation.url);
      return installation;
    });
    this.#installations.set(kind, made);
    return made;
  }

  ceiling(): Promise<Server> {
    this.#ceiling ??= this.rig.startServer('bench/ceiling-server.ts', {});
    return this.#ceiling;
  }

  /** Everybody who takes part in drops: the ceiling, the product, and each old method at its best pool size. */
  contenders(): Promise<Contender[]> {
    this.#contenders ??= openContenders(this).then(async (ours) => [
      ...ours,
      ...(await tuneOldMethods(this)),
    ]);
    return this.#contenders;
  }
}
