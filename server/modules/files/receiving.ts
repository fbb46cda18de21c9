import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../http/errors.ts';

/** Around the file itself: boundaries and headers of its part. */
const ENVELOPE_BYTES = 8 * 1024;

/**
 * Reads the one file of a multipart request, never more than it may have.
 * @throws ProblemError file.not-multipart, file.missing, file.too-large, request.malformed
 */
export async function receiveFile(request: FastifyRequest, maxBytes: number): Promise<Buffer> {
  if (!request.isMultipart()) throw new ProblemError('file.not-multipart');
  const tooLarge = new ProblemError('file.too-large', { maxBytes });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + ENVELOPE_BYTES) throw tooLarge;
  let found: Buffer | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type !== 'file' || part.fieldname !== 'file' || found) throw new ProblemError('file.missing');
      const { file } = part;
      // At once: what comes after the bound may be without end.
      file.once('limit', () => file.destroy(tooLarge));
      const chunks: Buffer[] = [];
      for await (const chunk of file) chunks.push(chunk as Buffer);
      if (file.truncated) throw tooLarge;
      found = Buffer.concat(chunks);
    }
  } catch (error) {
    // A browser reads the answer when it has sent everything: what still comes is let run out.
    request.raw.resume();
    throw error instanceof ProblemError ? error : problemOf(error as { code?: string });
  }
  if (!found || found.length === 0) throw new ProblemError('file.missing');
  return found;
}

/** More parts than the one, or a body that is no multipart. */
const problemOf = ({ code }: { code?: string }): ProblemError =>
  /_LIMIT$/.test(code ?? '') ? new ProblemError('file.missing') : new ProblemError('request.malformed');
