import { hash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Executor } from '../../db/dialect.ts';
import type { MadePicture } from '../../files/pictures.ts';
import { isPdf } from '../../files/sniff.ts';
import { StorageFailure } from '../../files/store.ts';
import { ProblemError } from '../../http/errors.ts';
import type { Receiving } from './index.ts';
import { readFiles } from './queries.ts';
import { receiveFile } from './receiving.ts';
import { keyOf, type StoredFile, type StoredType } from './stored-file.ts';
import { createStore, type Made, type StoreDependencies } from './storing.ts';

const RETRY_AFTER_S = 5;
/** No SHA-256: the public address of a file begins with one, so what is named like this has none. */
const PREFIX = 'p';
const NAME_BYTES = 31;

/** A file that was received and stored; nothing shows it yet, and without a reference it is gone after an hour. */
export interface PrivateFile {
  readonly fileId: string;
  readonly type: 'image/webp' | 'application/pdf';
  /** What is stored, all sizes together. */
  readonly bytes: number;
  /** Pixels; null for a document. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** SHA-256 of what was sent: the same request sent again is known by it. */
  readonly digest: string;
  /** What its sender calls it. */
  readonly name: string;
  /** What was said beside it. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Pictures and documents without a public address: served by the module that knows whose they are, and no one else.
 * They are held by references like all files.
 */
export interface PrivateFiles {
  /**
   * Reads, checks and stores the one file of a request: a picture, drawn again, or a PDF as it is.
   * @param maxBytes of the upload
   * @param fieldNames what may be said beside it
   * @throws ProblemError with the code of what is wrong with it; file.busy, file.too-many, file.storage-unavailable
   */
  receive(
    request: FastifyRequest,
    accountId: string,
    maxBytes: number,
    fieldNames?: readonly string[],
  ): Promise<PrivateFile>;
  /**
   * The bytes of a private file; of a picture the smallest size that is as wide as asked, else the largest.
   * @returns null when there is none, or it is no private one
   * @throws ProblemError file.storage-unavailable
   */
  read(
    executor: Executor,
    fileId: string,
    width: number,
  ): Promise<{ readonly type: StoredType; readonly bytes: Buffer } | null>;
}

export interface PrivateFilesDependencies extends StoreDependencies {
  readonly receiving: Receiving;
  readonly make: (upload: Buffer) => Promise<MadePicture>;
}

export function createPrivateFiles(deps: PrivateFilesDependencies): PrivateFiles {
  const { store, receiving, make, log } = deps;
  const put = createStore(deps);

  async function keep(upload: Buffer): Promise<Omit<PrivateFile, 'name' | 'fields' | 'digest'>> {
    const isDocument = isPdf(upload);
    const made = isDocument ? documentOf(upload) : await make(upload);
    // Never by content: who has the same file must not learn that somebody else has it.
    const file = await put(PREFIX + randomBytes(NAME_BYTES).toString('hex'), made);
    return {
      fileId: file.id,
      type: isDocument ? 'application/pdf' : 'image/webp',
      bytes: file.variants.reduce((sum, [, , bytes]) => sum + bytes, 0),
      size: isDocument ? null : { width: file.width, height: file.height },
    };
  }

  return {
    receive: (request, accountId, maxBytes, fieldNames) =>
      receiving(accountId, async () => {
        const { bytes, name, fields } = await receiveFile(request, maxBytes, fieldNames);
        return { ...(await keep(bytes)), digest: hash('sha256', bytes), name, fields };
      }),

    async read(executor, fileId, width) {
      const [file] = await readFiles(executor, [fileId]);
      if (!file?.hash.startsWith(PREFIX)) return null;
      const variant = variantFor(file, width);
      try {
        const bytes = await store.get(keyOf(file, variant));
        return bytes && { type: variant[1], bytes };
      } catch (error) {
        if (!(error instanceof StorageFailure)) throw error;
        log.warn({ err: error, fileId }, 'a file could not be read');
        throw new ProblemError('file.storage-unavailable', { retryAfterS: RETRY_AFTER_S });
      }
    },
  };
}

/** A document has no size: one by one stands for it, as a stored file has one. */
const documentOf = (bytes: Buffer): Made => ({
  width: 1,
  height: 1,
  variants: [{ width: 1, type: 'application/pdf', bytes }],
});

function variantFor({ id, variants }: StoredFile, width: number): StoredFile['variants'][number] {
  const found = variants.find(([wide]) => wide >= width) ?? variants.at(-1);
  if (!found) throw new Error(`The file ${id} has no variant`);
  return found;
}
