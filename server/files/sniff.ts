export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Brands may be listed for as long as the first box of the file says; this is far beyond any real one. */
const MAX_BRANDS_BYTES = 256;

/**
 * Which kind of picture these bytes begin as; null for anything else. Names and declared types are not asked: they
 * are what somebody says, and this is what a browser would find.
 */
export function sniffPicture(bytes: Buffer): PictureKind | null {
  if (startsWith(bytes, JPEG)) return 'jpeg';
  if (startsWith(bytes, PNG)) return 'png';
  const text = (from: number, to: number): string => bytes.toString('latin1', from, to);
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (['GIF87a', 'GIF89a'].includes(text(0, 6))) return 'gif';
  return text(4, 8) === 'ftyp' && isAvif(bytes) ? 'avif' : null;
}

/** Where a PDF says that it ends, at the latest. */
const PDF_TAIL_BYTES = 2_048;

/**
 * Whether these bytes are a PDF from their first to their last (ISO 32000-1, 7.5.2 and 7.5.5): what only holds one somewhere
 * may be something else as well.
 */
export const isPdf = (bytes: Buffer): boolean =>
  /^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8)) &&
  /%%EOF\s*$/.test(bytes.toString('latin1', Math.max(0, bytes.length - PDF_TAIL_BYTES)));

const startsWith = (bytes: Buffer, magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic);

/** ISO/IEC 14496-12, 4.3: the first box lists the brands that the file keeps to. */
function isAvif(bytes: Buffer): boolean {
  const end = Math.min(bytes.readUInt32BE(0), MAX_BRANDS_BYTES, bytes.length);
  // Major brand, its version (which is no brand), compatible brands.
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at !== 12 && ['avif', 'avis'].includes(bytes.toString('latin1', at, at + 4))) return true;
  }
  return false;
}
