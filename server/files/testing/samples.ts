import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Pictures for tests, made here: of every kind that is taken, and of kinds that must not be. */

/** A picture with a gradient and a dark corner at the top left, so that turning and cutting can be seen. */
export function picture(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const isCorner = x < width / 4 && y < height / 4;
      data[at] = isCorner ? 10 : Math.round((x / width) * 255);
      data[at + 1] = isCorner ? 10 : Math.round((y / height) * 255);
      data[at + 2] = isCorner ? 10 : 128;
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export const KINDS = ['jpeg', 'png', 'webp', 'gif', 'avif'] as const;
export type Kind = (typeof KINDS)[number];

/** A good picture of a kind. */
export const sample = (kind: Kind = 'jpeg', width = 400, height = 300): Promise<Buffer> =>
  picture(width, height).toFormat(kind).toBuffer();

/** A GIF that moves. */
export function animation(frames: number, side = 16): Promise<Buffer> {
  const data = Buffer.alloc(side * side * frames * 3, 0);
  // Each frame is unlike the one before it, or the encoder would merge them.
  for (let frame = 0; frame < frames; frame += 1) {
    data.fill(frame % 2 === 0 ? 250 : 20, frame * side * side * 3, (frame + 1) * side * side * 3);
  }
  const raw = { width: side, height: side * frames, channels: 3, pageHeight: side } as const;
  return sharp(data, { raw }).gif({ delay: 100 }).toBuffer();
}

/** A PNG of one bit per pixel and nothing but zeros: some kilobytes that unfold into `width` × `height`. */
export function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return png([chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** A small PNG with a note that unfolds into `bytes`. */
export async function noteBomb(bytes: number): Promise<Buffer> {
  const good = await sample('png', 64, 64);
  const note = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(bytes))]);
  // After the signature and the header.
  return Buffer.concat([good.subarray(0, 33), chunk('zTXt', note), good.subarray(33)]);
}

const png = (chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const SCRIPT = '<script>alert(document.domain)</script>';

/** What people and attackers send instead of pictures, by what it is. */
export const NO_PICTURES: Record<string, Buffer> = {
  HTML: Buffer.from(`<!doctype html><html>${SCRIPT}</html>`),
  SVG: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">${SCRIPT}</svg>`),
  'SVG with an XML head': Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`),
  PDF: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>'),
  ZIP: Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(200)]),
  'a program': Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), Buffer.alloc(200)]),
  text: Buffer.from('hello'),
  TIFF: Buffer.from([0x49, 0x49, 0x2a, 0x00, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00]),
  'an MP4': Buffer.from('\0\0\0\u0018ftypisom\0\0\0\0isommp42', 'latin1'),
  'a HEIC': Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'),
  'one byte': Buffer.from([0xff]),
};

/** What begins as a picture and is none. */
export const BEGINNINGS: Record<string, Buffer> = {
  'GIF and script': Buffer.from(`GIF89a=1;/*${SCRIPT}*/`),
  'JPEG and HTML': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(SCRIPT)]),
  'PNG and nothing': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'WebP and zeros': Buffer.concat([Buffer.from('RIFF\x40\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(60)]),
  'AVIF and nothing': Buffer.from('\0\0\0\u0018ftypavif\0\0\0\0mif1miaf', 'latin1'),
};
