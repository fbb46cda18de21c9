import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';

const SECRET = 'x'.repeat(40);
const filesOf = (env: Record<string, string>) => readConfig(env).files;
const S3 = {
  MADANG_S3_BUCKET: 'madang',
  MADANG_S3_ACCESS_KEY_ID: 'id',
  MADANG_S3_SECRET_ACCESS_KEY: 'secret',
};

describe('where files are kept', () => {
  test('is a folder unless a bucket is named', () => {
    expect(filesOf({})).toEqual({ s3: null, publicUrl: '', maxBytes: 10 * 1024 * 1024 });
    expect(filesOf({ MADANG_S3_BUCKET: 'madang' }).s3).toEqual({
      ...{ bucket: 'madang', endpoint: '', region: 'us-east-1', prefix: '', credentials: null },
      pathStyle: false,
    });
  });

  test('is any server that speaks the protocol', () => {
    const files = filesOf({
      ...S3,
      MADANG_S3_ENDPOINT: 'http://minio.internal:9000',
      MADANG_S3_PATH_STYLE: 'on',
      MADANG_S3_PREFIX: 'yard/pictures/',
      MADANG_FILES_PUBLIC_URL: 'https://pictures.example.com/',
      MADANG_FILES_MAX_MB: '5',
    });
    expect(files.s3).toMatchObject({
      endpoint: 'http://minio.internal:9000',
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
      prefix: 'yard/pictures/',
      pathStyle: true,
    });
    expect([files.publicUrl, files.maxBytes]).toEqual(['https://pictures.example.com', 5 * 1024 * 1024]);
  });

  test.each([
    [
      'half of the credentials',
      { MADANG_S3_BUCKET: 'madang', MADANG_S3_ACCESS_KEY_ID: 'id' },
      /belong together/,
    ],
    [
      'a server without a bucket',
      { MADANG_S3_ENDPOINT: 'https://s3.example.com' },
      /MADANG_S3_BUCKET is missing/,
    ],
    ['a public address without a bucket', { MADANG_FILES_PUBLIC_URL: 'https://x.example' }, /set both/],
    [
      'pictures over http in production',
      {
        ...S3,
        MADANG_MODE: 'production',
        MADANG_JWT_SECRET: SECRET,
        MADANG_FILES_PUBLIC_URL: 'http://x.example',
      },
      /must begin with https/,
    ],
    ['a prefix that is no folder', { ...S3, MADANG_S3_PREFIX: '../x' }, /MADANG_S3_PREFIX/],
    [
      'a public address with a query',
      { ...S3, MADANG_FILES_PUBLIC_URL: 'https://x.example/?a' },
      /PUBLIC_URL/,
    ],
    ['a size beyond all measure', { MADANG_FILES_MAX_MB: '500' }, /MADANG_FILES_MAX_MB/],
  ])('%s is refused', (_what, env, message) => {
    expect(() => filesOf(env as Record<string, string>)).toThrow(message);
  });
});
