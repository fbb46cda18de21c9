import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../http/errors.ts';

/** Around the file itself: boundaries and headers of its part. */
const ENVELOPE_BYTES = 8 * 1024;

const MAX_NAME = 120;

/** What was sent, and what its sender calls it. */
export interface Received {
  readonly bytes: Buffer;
  /** As it is shown: without folders and control characters, and never empty. */
  readonly name: string;
  /** What is said beside it. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads the one file of a multipart request, never more than it may have.
 * @param fieldNames what may be said beside the file; the bounds of the route hold for how many and how long
 * @throws ProblemError file.not-multipart, file.missing, file.too-large, request.malformed
 */
export async function receiveFile(
  request: FastifyRequest,
  maxBytes: number,
  fieldNames: readonly string[] = [],
): Promise<Received> {
  if (!request.isMultipart()) throw new ProblemError('file.not-multipart');
  const tooLarge = new ProblemError('file.too-large', { maxBytes });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + ENVELOPE_BYTES) throw tooLarge;
  let found: Omit<Received, 'fields'> | null = null;
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field' && fieldNames.includes(part.fieldname)) {
        fields[part.fieldname] = String(part.value);
        continue;
      }
      if (part.type !== 'file' || part.fieldname !== 'file' || found) throw new ProblemError('file.missing');
      const { file } = part;
      // At once: what comes after the bound may be without end.
      file.once('limit', () => file.destroy(tooLarge));
      const chunks: Buffer[] = [];
      for await (const chunk of file) chunks.push(chunk as Buffer);
      if (file.truncated) throw tooLarge;
      found = { bytes: Buffer.concat(chunks), name: nameOf(part.filename) };
    }
  } catch (error) {
    // A browser reads the answer when it has sent everything: what still comes is let run out.
    request.raw.resume();
    throw error instanceof ProblemError ? error : problemOf(error as { code?: string });
  }
  if (!found || found.bytes.length === 0) throw new ProblemError('file.missing');
  return { ...found, fields };
}

const nameOf = (name: string | undefined): string => {
  const plain = (name ?? '')
    .toWellFormed()
    .replace(/^.*[\\/]/, '')
    // Nor what turns the direction of letters round: `gpj.exe` must not read as `exe.jpg`.
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return [...plain].slice(0, MAX_NAME).join('') || 'file';
};

/** More parts than the one, or a body that is no multipart. */
const problemOf = ({ code }: { code?: string }): ProblemError =>
  /_LIMIT$/.test(code ?? '') ? new ProblemError('file.missing') : new ProblemError('request.malformed');
