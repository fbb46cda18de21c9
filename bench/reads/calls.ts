import { openSource, type SourceName } from './sources.ts';

/**
 * What a read costs at the call, without HTTP: one after the other, and fifty at a time. Settings come by environment:
 * SOURCE, DROP_IDS, SECONDS; prints JSON.
 */
const { SOURCE = '', DROP_IDS = '', SECONDS = '1' } = process.env;
const ids = DROP_IDS.split(',');
const forMs = Number(SECONDS) * 1_000;
const { drops, close } = await openSource(SOURCE as SourceName);

/** The clock is not looked at for each read: that would be a part of what is measured. */
const READS_AT_ONCE = 1_000;

async function readMany(from: number): Promise<void> {
  for (let i = 0; i < READS_AT_ONCE; i += 1) {
    const drop = await drops.get(ids[(from + i) % ids.length]!);
    if (drop === null) throw new Error('A drop was not found');
  }
}

/** @returns nanoseconds for each read */
async function measure(readers: number, lastMs: number): Promise<number> {
  const endAt = performance.now() + lastMs;
  const startedAt = performance.now();
  let reads = 0;
  await Promise.all(
    Array.from({ length: readers }, async (_, reader) => {
      while (performance.now() < endAt) {
        await readMany(reader);
        reads += READS_AT_ONCE;
      }
    }),
  );
  return ((performance.now() - startedAt) * 1e6) / reads;
}

await measure(50, forMs / 2);
const one = await measure(1, forMs);
const fifty = await measure(50, forMs);
process.stdout.write(`${JSON.stringify({ one, fifty })}\n`);
await close();
