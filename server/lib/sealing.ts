import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 'v1';
/** NIST SP 800-38D, 5.2.1.1: 96 bits, drawn anew for each text. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a short text so that it can neither be read nor be changed or moved without the key (AES-256-GCM).
 * @param key 32 bytes, of this purpose alone; see `deriveKey`
 * @param context where the text belongs, such as the row's key: it opens nowhere else
 */
export function seal(key: Buffer, text: string, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${iv.toString('base64url')}.${sealed.toString('base64url')}`;
}

/** @throws Error when it was sealed with another key or context, or was changed */
export function unseal(key: Buffer, sealed: string, context: string): string {
  const [version, iv, rest] = sealed.split('.');
  if (version !== VERSION || !iv || !rest) throw new Error('This is no sealed text');
  const bytes = Buffer.from(rest, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
}
