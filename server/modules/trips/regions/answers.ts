import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { KOREA } from './korea.ts';

/** The boundaries as they are sent: plain, and packed in the ways that browsers understand. */
export interface BoundariesAnswer {
  readonly text: string;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

const text = JSON.stringify(KOREA);

/** Changes when the boundaries do: a part of their address. */
export const BOUNDARIES_VERSION = createHash('sha256').update(text).digest('hex').slice(0, 16);

let packed: Promise<BoundariesAnswer> | undefined;

/** Packed as small as it goes, once in a process, when it is first asked for. */
export function boundariesAnswer(): Promise<BoundariesAnswer> {
  packed ??= pack();
  return packed;
}

async function pack(): Promise<BoundariesAnswer> {
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      },
    }),
    promisify(gzip)(text, { level: 9 }),
  ]);
  return { text, br, gzip: gz };
}
