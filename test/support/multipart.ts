import { randomBytes } from 'node:crypto';

export interface Part {
  readonly name?: string;
  readonly filename?: string | null;
  readonly type?: string;
  readonly bytes: Buffer | string;
}

/** A multipart body and its header, as a browser's form sends it. */
export function multipart(...parts: Part[]): { headers: Record<string, string>; payload: Buffer } {
  const boundary = `----madang${randomBytes(8).toString('hex')}`;
  const chunks = parts.flatMap(({ name = 'file', filename = 'a.jpg', type = 'image/jpeg', bytes }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${
        filename === null ? '' : `; filename="${filename}"\r\ncontent-type: ${type}`
      }\r\n\r\n`,
    ),
    Buffer.from(bytes),
    Buffer.from('\r\n'),
  ]);
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
  };
}
