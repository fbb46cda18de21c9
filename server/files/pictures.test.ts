import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../http/errors.ts';
import { makePicture, pictureHash } from './pictures.ts';
import {
  animation,
  BEGINNINGS,
  bomb,
  KINDS,
  NO_PICTURES,
  noteBomb,
  picture,
  sample,
} from './testing/samples.ts';

async function refusalOf(upload: Buffer): Promise<{ code: string; extras: Record<string, unknown> }> {
  const error = await makePicture(upload).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error(`Not refused: ${String(error)}`);
  return { code: error.code, extras: error.extras };
}

describe('a picture that is uploaded', () => {
  test.each(KINDS)('of kind %s comes in several widths, as AVIF and WebP', async (kind) => {
    const { width, height, variants } = await makePicture(await sample(kind, 1600, 1200));
    expect([width, height]).toEqual([1280, 960]);
    expect(variants.map((one) => `${one.width} ${one.type}`)).toEqual(
      [96, 320, 640, 1280].flatMap((wide) => [`${wide} image/avif`, `${wide} image/webp`]),
    );
    for (const { width: wide, type, bytes } of variants) {
      const found = await sharp(bytes).metadata();
      expect([found.width, found.height]).toEqual([wide, (wide * 3) / 4]);
      expect(found.format).toBe(type === 'image/webp' ? 'webp' : 'heif');
      expect(found.space).toBe('srgb');
    }
  });

  test.each([
    [500, [96, 320, 500]],
    [320, [96, 320]],
    [40, [40]],
  ])('is never enlarged: %d', async (wide, widths) => {
    const { variants } = await makePicture(await sample('png', wide, wide));
    expect([...new Set(variants.map((one) => one.width))]).toEqual(widths);
  });

  test('is turned upright, and keeps nothing of where and with what it was taken', async () => {
    const upload = await picture(400, 300)
      .withExif({
        IFD0: { Make: 'Camera of Minji', Copyright: 'Minji' },
        IFD3: { GPSLatitude: '37/1 33/1 59/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(upload.includes('Camera of Minji')).toBe(true);
    const { width, height, variants } = await makePicture(upload);
    expect([width, height]).toEqual([300, 400]);
    for (const { bytes } of variants) {
      const { exif, icc, xmp, iptc, orientation = 1 } = await sharp(bytes).metadata();
      expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, 1]);
      expect(bytes.includes('Camera')).toBe(false);
    }
    // The dark corner was at the top left and is at the top right now.
    const { data, info } = await sharp(variants.at(-1)!.bytes).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => data[(y * info.width + x) * info.channels]!;
    expect(at(280, 20)).toBeLessThan(60);
    expect(at(20, 380)).toBeGreaterThan(60);
  });

  test('of a wider colour space looks the same in sRGB', async () => {
    const upload = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#ff2020' } })
      .withIccProfile('p3')
      .png()
      .toBuffer();
    // In its own space it is another number: without the profile it would look duller.
    const untranslated = await sharp(upload, { ignoreIcc: true }).stats();
    expect(untranslated.channels[0]!.mean).toBeLessThan(240);
    const { variants } = await makePicture(upload);
    for (const { bytes } of variants) {
      const { channels } = await sharp(bytes).stats();
      for (const [i, wanted] of [0xff, 0x20, 0x20].entries()) {
        expect(Math.abs(channels[i]!.mean - wanted)).toBeLessThan(8);
      }
    }
  });

  test.each([
    ['in four inks', () => picture(200, 200).toColourspace('cmyk').jpeg().toBuffer()],
    ['in sixteen bits', () => picture(200, 200).toColourspace('rgb16').png().toBuffer()],
    ['in grey', () => picture(200, 200).greyscale().png().toBuffer()],
    ['half transparent', () => picture(200, 200).ensureAlpha(0.5).png().toBuffer()],
    ['interlaced', () => picture(200, 200).png({ progressive: true }).toBuffer()],
    ['lossless', () => picture(200, 200).webp({ lossless: true }).toBuffer()],
  ])('%s is taken as well', async (_how, make) => {
    const { variants } = await makePicture(await make());
    expect(variants.map((one) => one.width)).toEqual([96, 96, 200, 200]);
    for (const { bytes } of variants) expect((await sharp(bytes).metadata()).space).toBe('srgb');
  });

  test('keeps what shines through', async () => {
    const { variants } = await makePicture(await picture(100, 100).ensureAlpha(0.5).png().toBuffer());
    for (const { bytes } of variants) expect((await sharp(bytes).metadata()).hasAlpha).toBe(true);
  });

  test('that moves becomes its first frame', async () => {
    const { width, height, variants } = await makePicture(await animation(5, 64));
    expect([width, height]).toEqual([64, 64]);
    for (const { bytes } of variants) expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1);
  });

  test('has the same result each time, under a name that says its content', async () => {
    const upload = await sample();
    const [one, two] = await Promise.all([makePicture(upload), makePicture(Buffer.from(upload))]);
    expect(one.variants.map(({ bytes }) => bytes.toString('hex'))).toEqual(
      two.variants.map(({ bytes }) => bytes.toString('hex')),
    );
    expect(pictureHash(upload)).toBe(pictureHash(Buffer.from(upload)));
    expect(pictureHash(upload)).not.toBe(pictureHash(await sample('jpeg', 401, 300)));
  });

  test.each([
    ['a ZIP', Buffer.from('PK\u0003\u0004 and what else was in the archive', 'latin1')],
    ['a script', Buffer.from('<script>alert(1)</script>')],
  ])('loses %s at its end', async (_what, tail) => {
    for (const kind of ['jpeg', 'png', 'gif', 'webp'] as const) {
      const { variants } = await makePicture(Buffer.concat([await sample(kind), tail]));
      for (const { bytes } of variants) expect(bytes.includes(tail.subarray(0, 8))).toBe(false);
    }
  });
});

describe('what is refused', () => {
  test.each(Object.entries(NO_PICTURES))('%s is no picture', async (_what, upload) => {
    expect(await refusalOf(upload)).toEqual({ code: 'file.unsupported-type', extras: {} });
  });

  test.each(Object.entries(BEGINNINGS))('%s is none either', async (_what, upload) => {
    expect((await refusalOf(upload)).code).toBe('file.broken');
  });

  test.each(KINDS)('a %s that ends too early', async (kind) => {
    const whole = await sample(kind, 640, 480);
    for (const part of [0.2, 0.5, 0.9]) {
      const cut = whole.subarray(0, Math.floor(whole.length * part));
      expect([part, (await refusalOf(cut)).code]).toEqual([part, 'file.broken']);
    }
  });

  test('a small file that unfolds into too many pixels', async () => {
    const upload = bomb(20_000, 10_000);
    expect(upload.length).toBeLessThan(100_000);
    const { code, extras } = await refusalOf(upload);
    expect([code, extras.reason]).toEqual(['file.bad-dimensions', 'too-many-pixels']);
  });

  test('a note that unfolds into gigabytes costs nothing', async () => {
    const before = process.memoryUsage().rss;
    await makePicture(await noteBomb(50_000_000)).catch((error: ProblemError) => {
      expect(error.code).toBe('file.broken');
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  test('an animation without end', async () => {
    expect((await refusalOf(await animation(201))).code).toBe('file.too-many-frames');
  });

  test.each([
    [8, 8, 'too-small'],
    [400, 15, 'too-small'],
    [1700, 400, 'too-long'],
    [100, 401, 'too-long'],
  ])('one of %d × %d', async (width, height, reason) => {
    const { code, extras } = await refusalOf(await sample('png', width, height));
    expect([code, extras.reason]).toEqual(['file.bad-dimensions', reason]);
  });
});
