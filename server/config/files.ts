import Type, { type Static } from 'typebox';

export const FILES_SETTINGS = Type.Object({
  MADANG_FILES_MAX_MB: Type.Integer({ minimum: 1, maximum: 50, default: 10 }),
  MADANG_FILES_PUBLIC_URL: Type.String({ pattern: '^(https?://[^\\s/?#]+(/[^\\s?#]*)?)?$', default: '' }),
  MADANG_S3_BUCKET: Type.String({ pattern: '^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$', default: '' }),
  MADANG_S3_ENDPOINT: Type.String({ pattern: '^(https?://[^\\s/?#]+/?)?$', default: '' }),
  MADANG_S3_REGION: Type.String({ pattern: '^[a-z0-9-]+$', default: 'us-east-1' }),
  MADANG_S3_PREFIX: Type.String({ pattern: '^([0-9A-Za-z_.-]+/)*$', default: '' }),
  MADANG_S3_ACCESS_KEY_ID: Type.String({ default: '' }),
  MADANG_S3_SECRET_ACCESS_KEY: Type.String({ default: '' }),
  MADANG_S3_PATH_STYLE: Type.Union([Type.Literal('on'), Type.Literal('off')], { default: 'off' }),
});

export interface S3Config {
  readonly bucket: string;
  /** Another server than Amazon's; empty: Amazon's, by region. */
  readonly endpoint: string;
  readonly region: string;
  /** Before each object's name; empty, or ending with a slash. */
  readonly prefix: string;
  /** null: what the machine itself is allowed (the SDK's own chain: instance role, web identity). */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
  /** `endpoint/bucket/name` instead of `bucket.endpoint/name`. */
  readonly pathStyle: boolean;
}

/** Where pictures and other files are kept. */
export interface FilesConfig {
  /** null: a folder under MADANG_DATA. */
  readonly s3: S3Config | null;
  /** Where browsers read stored objects, without a slash at the end; empty: from this server, at /files. */
  readonly publicUrl: string;
  /** Bytes of one upload. */
  readonly maxBytes: number;
}

const BYTES_OF_A_MB = 1024 * 1024;

/** @throws Error for settings that contradict each other, or that production may not have */
export function readFilesConfig(
  env: Static<typeof FILES_SETTINGS> & { MADANG_MODE: 'demo' | 'production' },
): FilesConfig {
  const publicUrl = env.MADANG_FILES_PUBLIC_URL.replace(/\/+$/, '');
  if (publicUrl !== '' && env.MADANG_S3_BUCKET === '') {
    throw new Error('MADANG_FILES_PUBLIC_URL is where objects of MADANG_S3_BUCKET are read: set both');
  }
  if (publicUrl.startsWith('http:') && env.MADANG_MODE === 'production') {
    throw new Error('MADANG_FILES_PUBLIC_URL must begin with https in production: pages show nothing else');
  }
  return Object.freeze({
    s3: readS3(env),
    publicUrl,
    maxBytes: env.MADANG_FILES_MAX_MB * BYTES_OF_A_MB,
  });
}

function readS3(env: Static<typeof FILES_SETTINGS>): S3Config | null {
  const accessKeyId = env.MADANG_S3_ACCESS_KEY_ID;
  const secretAccessKey = env.MADANG_S3_SECRET_ACCESS_KEY;
  if ((accessKeyId === '') !== (secretAccessKey === '')) {
    throw new Error('MADANG_S3_ACCESS_KEY_ID and MADANG_S3_SECRET_ACCESS_KEY belong together: set both');
  }
  if (env.MADANG_S3_BUCKET === '') {
    if (env.MADANG_S3_ENDPOINT === '' && accessKeyId === '') return null;
    throw new Error('MADANG_S3_BUCKET is missing: without it files would be kept in a folder');
  }
  return Object.freeze({
    bucket: env.MADANG_S3_BUCKET,
    endpoint: env.MADANG_S3_ENDPOINT,
    region: env.MADANG_S3_REGION,
    prefix: env.MADANG_S3_PREFIX,
    credentials: accessKeyId === '' ? null : Object.freeze({ accessKeyId, secretAccessKey }),
    pathStyle: env.MADANG_S3_PATH_STYLE === 'on',
  });
}
