import type { Complete } from './declaration.ts';
import type { Far, FarAnswer, Lease } from './far.ts';
import type { Figures } from './figures.ts';
import { deepFreeze } from './freeze.ts';

/** What is brought for one key. */
export interface Brought<V> {
  readonly value: V | null;
  readonly textBytes: number;
  /** Monotonic milliseconds: it was current then. */
  readonly confirmedAt: number;
  readonly freshMs: number;
  readonly staleMs: number;
  /** Nobody would tell us if it changed: it is handed on, and not kept. */
  readonly isUntold: boolean;
}

/** When keys are asked for, and how. */
interface Asking {
  /** Monotonic milliseconds. */
  readonly at: number;
  /** How current the second level is. */
  readonly heardUntil: number;
  /** What would be let go sooner counts as missing. */
  readonly minRemainingMs: number;
  /** Whether nobody has changed a key meanwhile, as far as this process knows. */
  readonly stands: (key: string) => boolean;
}

/** Where the values of one cache come from: the second level, and the database. */
export class Supply<V> {
  readonly #options: Complete<V>;
  readonly #figures: Figures;
  readonly #forget: (keys: readonly string[]) => void;

  /** @param forget lets go of what must not be kept after all */
  constructor(options: Complete<V>, figures: Figures, forget: (keys: readonly string[]) => void) {
    this.#options = options;
    this.#figures = figures;
    this.#forget = forget;
  }

  /** In front of its keys. */
  get space(): string {
    return `${this.#options.name}@${this.#options.version}`;
  }

  nameOf(key: string): string {
    return `${this.space}:${key}`;
  }

  /** @throws what `load` throws */
  async fromDatabase(keys: readonly string[], at: number): Promise<Map<string, Brought<V>>> {
    const brought = new Map<string, Brought<V>>();
    for (const [key, value] of await this.#load(keys)) {
      const textBytes = JSON.stringify(value).length;
      brought.set(key, {
        value,
        textBytes,
        confirmedAt: at,
        ...this.#lifeOf(value),
        isUntold: false,
      });
    }
    return brought;
  }

  /**
   * What the second level has; from the database the others, which are filled in there.
   * @throws what `load` throws
   */
  async fromFar(far: Far, keys: readonly string[], asking: Asking): Promise<Map<string, Brought<V>>> {
    const brought = new Map<string, Brought<V>>();
    const leases = new Map<string, Lease>();
    const untold = new Set<string>();
    const names = keys.map((key) => this.nameOf(key));
    for (const [i, answer] of (await far.read(names, asking.minRemainingMs)).entries()) {
      const key = keys[i]!;
      if (answer.kind === 'hit') brought.set(key, this.#unpack(answer, asking.heardUntil));
      else if (answer.kind === 'leased') leases.set(key, answer.lease);
      else if (answer.kind === 'failed') untold.add(key);
    }
    const missing = keys.filter((key) => !brought.has(key));
    if (missing.length === 0) return brought;
    for (const [key, value] of await this.#load(missing)) {
      const text = JSON.stringify(value);
      const life = this.#lifeOf(value);
      const lease = leases.get(key);
      if (lease && asking.stands(key)) this.#fill(far, key, lease, text, life.freshMs + life.staleMs);
      brought.set(key, {
        value,
        textBytes: text.length,
        confirmedAt: asking.at,
        ...life,
        isUntold: untold.has(key),
      });
    }
    return brought;
  }

  #unpack({ text, remainingMs }: FarAnswer & { kind: 'hit' }, confirmedAt: number): Brought<V> {
    const value = deepFreeze(JSON.parse(text) as V | null);
    const { staleMs } = this.#lifeOf(value);
    const freshMs = Math.max(0, remainingMs - staleMs);
    const left = Math.min(staleMs, remainingMs);
    return { value, textBytes: text.length, confirmedAt, freshMs, staleMs: left, isUntold: false };
  }

  #lifeOf(value: V | null): { freshMs: number; staleMs: number } {
    const { freshMs, staleMs, negativeMs } = this.#options;
    return value === null ? { freshMs: negativeMs, staleMs: 0 } : { freshMs, staleMs };
  }

  /** Nobody waits for it. A lease that stands no more means that the key was changed: then it is not kept here either. */
  #fill(far: Far, key: string, lease: Lease, text: string, lifeMs: number): void {
    if (lifeMs <= 0) return;
    void far.fill(this.nameOf(key), lease, text, lifeMs).then((stood) => {
      if (!stood) this.#forget([key]);
    });
  }

  async #load(keys: readonly string[]): Promise<Map<string, V | null>> {
    this.#figures.loads += keys.length;
    try {
      const loaded = await this.#options.load(keys);
      return new Map(keys.map((key) => [key, deepFreeze(loaded.get(key) ?? null)]));
    } catch (error) {
      this.#figures.failures += 1;
      throw error;
    }
  }
}
