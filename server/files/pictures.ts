import { createHash } from 'node:crypto';
import type { Sharp, SharpOptions } from 'sharp';
import { ProblemError } from '../http/errors.ts';
import type { PictureType } from '../lib/picture-schema.ts';
import { sniffPicture } from './sniff.ts';

/** How uploads are made into pictures. A change of anything that changes the result is a new recipe. */
const RECIPE = 'madang-picture-1';
/** An avatar in a list, a card on a phone, a card on a desk, a poster. */
const WIDTHS = [96, 320, 640, 1280];

/** Bounds on what is decoded: a small file may unfold into gigabytes. */
const MAX_PIXELS = 50_000_000;
const MAX_DECODED_BYTES = 200_000_000;
const MIN_SIDE = 16;
/** One side may be so many times the other. */
const MAX_RATIO = 4;
const MAX_FRAMES = 200;
/** For one step of one picture; a step of an ordinary one takes a fraction of a second. */
const STEP_S = 15;

const INPUT: SharpOptions = {
  // Truncated and damaged files are refused; what cameras merely write untidily is not.
  failOn: 'error',
  limitInputPixels: MAX_PIXELS,
  sequentialRead: true,
  pages: 1,
};

export interface Variant {
  readonly width: number;
  readonly type: PictureType;
  readonly bytes: Buffer;
}
export interface MadePicture {
  /** Of the largest variant, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Ascending by width. */
  readonly variants: readonly Variant[];
}

/** The name of what an upload will become: the same bytes always have the same one. */
export const pictureHash = (upload: Buffer): string =>
  createHash('sha256').update(`${RECIPE}\n`).update(upload).digest('hex');

type SharpModule = typeof import('sharp').default;
let loading: Promise<SharpModule> | undefined;

/** Loaded for the first picture: most processes never see one. */
function loadSharp(): Promise<SharpModule> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.concurrency(1);
    sharp.cache(false);
    // Whatever a later version learns to read, pictures of these kinds are all that is read here.
    sharp.block({ operation: ['VipsForeignLoad'] });
    const kinds = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'];
    sharp.unblock({ operation: kinds.map((kind) => `VipsForeignLoad${kind}`) });
    return sharp;
  });
  return loading;
}

/**
 * Makes the pictures of an upload: upright, sRGB, without metadata, in several widths and two formats, never larger
 * than it was. Everything that was in the file besides the picture is gone. Computed on libuv's threads.
 * @param types formats that are made
 * @throws ProblemError with the code of what is wrong with it
 */
export async function makePicture(
  upload: Buffer,
  types: readonly PictureType[] = ['image/avif', 'image/webp'],
): Promise<MadePicture> {
  const kind = sniffPicture(upload);
  if (kind === null) throw new ProblemError('file.unsupported-type');
  const sharp = await loadSharp();
  const { width, height } = await measure(sharp(upload, INPUT));
  const widest = Math.min(width, WIDTHS.at(-1)!);
  const upright = await reading(
    sharp(upload, INPUT)
      .autoOrient()
      .resize({ width: widest, height: Math.max(1, Math.round((height * widest) / width)), fit: 'fill' })
      .toColourspace('srgb')
      .timeout({ seconds: STEP_S })
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const { info, data } = upright;
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const variants: Variant[] = [];
  for (const wide of [...WIDTHS.filter((candidate) => candidate < widest), widest]) {
    const resized = () => sharp(data, { raw }).resize({ width: wide }).timeout({ seconds: STEP_S });
    for (const type of types) {
      const bytes = await (type === 'image/avif'
        ? // Effort 2 is a tenth of the work of the default for about a twentieth more bytes.
          resized().avif({ quality: 52, effort: 2 })
        : resized().webp({ quality: 80, effort: 4 })
      ).toBuffer();
      variants.push({ width: wide, type, bytes });
    }
  }
  return { width: info.width, height: info.height, variants };
}

/** Reads the header alone. @returns the upright size */
async function measure(picture: Sharp): Promise<{ width: number; height: number }> {
  const { autoOrient, pages = 1, channels, depth } = await reading(picture.metadata());
  const { width, height } = autoOrient;
  if (pages > MAX_FRAMES) throw new ProblemError('file.too-many-frames', { maxFrames: MAX_FRAMES });
  const bytes = width * height * (channels ?? 4) * (depth === 'uchar' ? 1 : 2);
  const wrong = (reason: string, bounds: object) =>
    new ProblemError('file.bad-dimensions', { reason, width, height, ...bounds });
  if (width * height > MAX_PIXELS || bytes > MAX_DECODED_BYTES) {
    throw wrong('too-many-pixels', { maxPixels: MAX_PIXELS });
  }
  if (Math.min(width, height) < MIN_SIDE) throw wrong('too-small', { minSide: MIN_SIDE });
  if (Math.max(width, height) > MAX_RATIO * Math.min(width, height)) {
    throw wrong('too-long', { maxRatio: MAX_RATIO });
  }
  return { width, height };
}

/** What cannot be read is the upload's fault. */
async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (/pixel limit/.test((error as Error).message)) {
      throw new ProblemError('file.bad-dimensions', { reason: 'too-many-pixels', maxPixels: MAX_PIXELS });
    }
    throw new ProblemError('file.broken');
  }
}
