import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Config } from '../config/files.ts';
import { assertKey, type FileStore, StorageFailure } from './store.ts';

export interface S3Limits {
  /** For reaching the server, milliseconds. */
  readonly connectMs: number;
  /** For one operation with all its retries, milliseconds. */
  readonly operationMs: number;
  /** Attempts of one operation. */
  readonly attempts: number;
}
const LIMITS: S3Limits = { connectMs: 3_000, operationMs: 15_000, attempts: 3 };
/** A name is never given to other content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Objects of a bucket, on Amazon's S3 or any server that speaks its protocol. Nothing is loaded before the first call. */
export function s3Store(config: S3Config, limits: S3Limits = LIMITS): FileStore {
  type Sdk = typeof import('@aws-sdk/client-s3');
  let opening: Promise<{ sdk: Sdk; client: S3Client }> | undefined;
  const open = () => {
    opening ??= import('@aws-sdk/client-s3').then((sdk) => ({ sdk, client: connect(sdk, config, limits) }));
    return opening;
  };

  async function told<T>(
    what: string,
    key: string,
    work: (
      sdk: Sdk,
      client: S3Client,
      at: { Bucket: string; Key: string },
      signal: AbortSignal,
    ) => Promise<T>,
  ): Promise<T> {
    assertKey(key);
    try {
      const { sdk, client } = await open();
      const at = { Bucket: config.bucket, Key: config.prefix + key };
      return await work(sdk, client, at, AbortSignal.timeout(limits.operationMs));
    } catch (cause) {
      throw new StorageFailure(`Could not ${what} ${key}: ${(cause as Error).name}`, { cause });
    }
  }

  return {
    put: ({ key, bytes, type }) =>
      told('write', key, async ({ PutObjectCommand }, client, at, abortSignal) => {
        const object = { ...at, Body: bytes, ContentType: type, CacheControl: IMMUTABLE };
        await client.send(new PutObjectCommand({ ...object, ContentDisposition: 'inline' }), { abortSignal });
      }),

    get: (key) =>
      told('read', key, async ({ GetObjectCommand }, client, at, abortSignal) => {
        try {
          const { Body } = await client.send(new GetObjectCommand(at), { abortSignal });
          return Body ? Buffer.from(await Body.transformToByteArray()) : Buffer.alloc(0);
        } catch (error) {
          if (isMissing(error)) return null;
          throw error;
        }
      }),

    remove: (key) =>
      told('remove', key, async ({ DeleteObjectCommand }, client, at, abortSignal) => {
        try {
          await client.send(new DeleteObjectCommand(at), { abortSignal });
        } catch (error) {
          // S3 itself says that it removed what was not there; others say that it was not.
          if (!isMissing(error)) throw error;
        }
      }),
  };
}

function connect(sdk: typeof import('@aws-sdk/client-s3'), config: S3Config, limits: S3Limits): S3Client {
  return new sdk.S3Client({
    region: config.region,
    ...(config.endpoint !== '' && { endpoint: config.endpoint }),
    // A copy: the SDK writes notes of its own on it.
    ...(config.credentials && { credentials: { ...config.credentials } }),
    forcePathStyle: config.pathStyle,
    maxAttempts: limits.attempts,
    // The newer checksums are unknown to many servers that are not Amazon's.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: limits.connectMs, socketTimeout: limits.operationMs },
  });
}

/** A missing bucket is no missing object: it is a wrong setting. */
const isMissing = (error: unknown): boolean => ['NoSuchKey', 'NotFound'].includes((error as Error).name);
