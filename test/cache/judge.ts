/** A write as its writer knows it: the version that it made, and when it was told so. */
export interface Write {
  /** Where it was made; null for a writer that died before it could tell anybody. */
  readonly instance: number | null;
  readonly key: string;
  readonly version: number;
  /** Milliseconds of the clock that all instances of the test share. */
  readonly ackedAt: number;
}
export interface Read {
  readonly instance: number;
  readonly key: string;
  readonly version: number;
  readonly startedAt: number;
}

export interface Verdict {
  readonly violations: string[];
  /** The longest that a version was served after a newer one had been acknowledged anywhere, milliseconds. */
  readonly stalestMs: number;
}

/**
 * Holds what instances served against what was written: a read sees what was acknowledged by its own instance before
 * it began, and by any other longer than the bound before it began.
 */
export function judge(writes: readonly Write[], reads: readonly Read[], boundMs: number): Verdict {
  const all = timelines(writes, ({ key }) => key);
  const own = timelines(writes, ({ key, instance }) => `${instance}/${key}`);
  const violations: string[] = [];
  let stalestMs = 0;
  for (const { instance, key, version, startedAt } of reads) {
    const line = all.get(key);
    if (!line) continue;
    const bound = line.newestAt(startedAt - boundMs);
    if (version < bound) {
      violations.push(`${key}: instance ${instance} served ${version}, ${boundMs} ms after ${bound}`);
    }
    const its = own.get(`${instance}/${key}`)?.newestAt(startedAt) ?? 0;
    if (version < its) violations.push(`${key}: instance ${instance} served ${version} after its own ${its}`);
    stalestMs = Math.max(stalestMs, startedAt - line.firstAbove(version));
  }
  return { violations, stalestMs };
}

interface Timeline {
  /** The highest version that had been acknowledged by then; 0 for none. */
  newestAt(at: number): number;
  /** When a higher version than this was first acknowledged; for ever later when none was. */
  firstAbove(version: number): number;
}

function timelines(writes: readonly Write[], nameOf: (write: Write) => string): Map<string, Timeline> {
  const groups = Map.groupBy(writes, nameOf);
  return new Map([...groups].map(([name, group]) => [name, timelineOf(group)]));
}

function timelineOf(writes: readonly Write[]): Timeline {
  const steps: { at: number; version: number }[] = [];
  for (const { ackedAt, version } of writes.toSorted((a, b) => a.ackedAt - b.ackedAt)) {
    if (version > (steps.at(-1)?.version ?? 0)) steps.push({ at: ackedAt, version });
  }
  /** How many steps, from the first on, fulfil a condition that is lost once and for all. */
  const countWhile = (holds: (step: { at: number; version: number }) => boolean): number => {
    let [low, high] = [0, steps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(steps[middle]!)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    newestAt: (time) => steps[countWhile(({ at }) => at <= time) - 1]?.version ?? 0,
    firstAbove: (wanted) =>
      steps[countWhile(({ version }) => version <= wanted)]?.at ?? Number.POSITIVE_INFINITY,
  };
}
