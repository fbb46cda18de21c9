/** Bytes that are drawn at once: one draw by itself costs as much as the rest of an order's admission. */
const POOL_BYTES = 4_096;
const DRAW_BYTES = 4;

/**
 * Random numbers below 2^32, for the end of an auction.
 * @param random so many random bytes, from a source that nobody can foretell
 */
export function createDraws(random: (bytes: number) => Buffer): () => number {
  let pool: Buffer = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at + DRAW_BYTES > pool.length) {
      pool = random(POOL_BYTES);
      at = 0;
    }
    const draw = pool.readUInt32BE(at);
    at += DRAW_BYTES;
    return draw;
  };
}
