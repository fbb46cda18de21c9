import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../http/errors.ts';
import { checkOf } from '../../../lib/checks.ts';
import { withoutNothing } from '../../../lib/schema.ts';
import { ImportStop } from './schemas.ts';

export const MAX_BYTES = 32 * 1024 * 1024;
/** Around the file itself: the other fields, boundaries and headers of parts. */
export const ENVELOPE_BYTES = 16 * 1024;
const MAX_NAME = 200;
const reasons = checkOf(ImportStop);

/** What an operator sends with a file. */
export interface Received {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly isDryRun: boolean;
  readonly reason: string;
}

/**
 * Reads a form with the parts `file`, `reason` and, if nothing is to be changed, `dryRun=true`.
 * @throws ProblemError file.not-multipart, file.missing, request.invalid, shop.import-too-large, request.malformed
 */
export async function receiveImport(request: FastifyRequest): Promise<Received> {
  if (!request.isMultipart()) throw new ProblemError('file.not-multipart');
  const tooLarge = new ProblemError('shop.import-too-large', { maxBytes: MAX_BYTES });
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES + ENVELOPE_BYTES) throw tooLarge;
  const fields = new Map<string, string>();
  let file: { readonly bytes: Buffer; readonly fileName: string } | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        if (part.fieldname !== 'file' || file) throw new ProblemError('file.missing');
        const { file: stream } = part;
        // At once: what comes after the bound may be without end.
        stream.once('limit', () => stream.destroy(tooLarge));
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        if (stream.truncated) throw tooLarge;
        file = { bytes: Buffer.concat(chunks), fileName: nameOf(part.filename) };
      } else fields.set(part.fieldname, String(part.value));
    }
  } catch (error) {
    // A browser reads the answer when it has sent everything: what still comes is let run out.
    request.raw.resume();
    throw error instanceof ProblemError ? error : problemOf(error as { code?: string });
  }
  if (!file || file.bytes.length === 0) throw new ProblemError('file.missing');
  return { ...file, ...readFields(fields) };
}

function readFields(fields: ReadonlyMap<string, string>): Pick<Received, 'isDryRun' | 'reason'> {
  const dryRun = fields.get('dryRun') ?? 'false';
  const reason = withoutNothing(fields.get('reason') ?? '').trim();
  const unknown = [...fields.keys()].find((name) => name !== 'dryRun' && name !== 'reason');
  const wrong =
    unknown ??
    (/^(true|false)$/.test(dryRun) ? null : 'dryRun') ??
    (reasons.isOk({ reason }) ? null : 'reason');
  if (wrong !== null) {
    const errors = [{ in: 'body', path: `/${wrong.slice(0, 40)}`, message: 'is not valid' }];
    throw new ProblemError('request.invalid', { errors });
  }
  return { isDryRun: dryRun === 'true', reason };
}

/** As it is shown: without folders, control characters and half letters. */
const nameOf = (name: string | undefined): string => {
  const plain = (name ?? '')
    .toWellFormed()
    .replace(/^.*[\\/]/, '')
    .replaceAll(/\p{Cc}/gu, '');
  return [...plain].slice(0, MAX_NAME / 2).join('') || 'products.csv';
};

/** More parts than there are, or a body that is no multipart. */
const problemOf = ({ code }: { code?: string }): ProblemError =>
  /_LIMIT$/.test(code ?? '') ? new ProblemError('file.missing') : new ProblemError('request.malformed');
