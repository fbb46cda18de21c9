import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Executor } from '../../../db/dialect.ts';
import { readMaps } from './plans.ts';

/** A map as it is sent, plain and packed; it never changes. */
export interface MapAnswer {
  readonly text: string;
  readonly packed: Buffer;
}

const pack = promisify(gzip);
/** Maps of 8,000 seats are 200 KB, and 50 KB packed. */
const KEPT_BYTES = 16 * 1024 * 1024;

/** Reads maps as they are sent, each once while it is asked for. */
export function createMapAnswers(executor: Executor) {
  const kept = new Map<string, Promise<MapAnswer | null>>();
  const sizes = new Map<string, number>();
  let bytes = 0;

  const forget = (id: string): void => {
    kept.delete(id);
    bytes -= sizes.get(id) ?? 0;
    sizes.delete(id);
  };
  async function read(id: string): Promise<MapAnswer | null> {
    const text = (await readMaps(executor, [id])).get(id);
    if (text === undefined) return null;
    const answer = { text, packed: await pack(text) };
    sizes.set(id, 2 * text.length + answer.packed.length);
    bytes += sizes.get(id) ?? 0;
    for (const oldest of sizes.keys()) if (bytes > KEPT_BYTES && oldest !== id) forget(oldest);
    return answer;
  }

  return (id: string): Promise<MapAnswer | null> => {
    const known = kept.get(id);
    if (known) return known;
    const answer = read(id);
    kept.set(id, answer);
    // What is not there, or could not be read, is asked for again.
    answer.then(
      (found) => (found === null ? forget(id) : undefined),
      () => forget(id),
    );
    return answer;
  };
}
