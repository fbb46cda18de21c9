import type { FilesTable } from '../../db/schema.ts';
import type { Picture, PictureType } from '../../lib/picture-schema.ts';

/** What a private file may be besides a picture. */
export type StoredType = PictureType | 'application/pdf';

/** A variant as its row tells it: width, type, bytes. */
type VariantRow = [width: number, type: StoredType, bytes: number];

/** A stored picture or document as the rest of the module sees it. */
export interface StoredFile {
  readonly id: string;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  readonly variants: readonly VariantRow[];
}

export const FILE_COLUMNS = ['id', 'hash', 'width', 'height', 'variants'] as const;

export const storedFileOf = (row: Pick<FilesTable, (typeof FILE_COLUMNS)[number]>): StoredFile => ({
  ...row,
  variants: JSON.parse(row.variants) as VariantRow[],
});

const EXTENSIONS: Record<StoredType, string> = {
  'image/avif': 'avif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** The name in the store: of this storing alone, so that removing an earlier one late can never hit it. */
export const keyOf = ({ id, hash }: StoredFile, [width, type]: VariantRow): string =>
  `${hash}-${id}-${width}.${EXTENSIONS[type]}`;

export const keysOf = (file: StoredFile): string[] => file.variants.map((variant) => keyOf(file, variant));

/** What `/files/<name>` asks for; null for a name that we do not make. */
export function parsePublicName(name: string): { hash: string; width: number; type: PictureType } | null {
  const match = /^([0-9a-f]{64})-([1-9][0-9]{0,4})\.(avif|webp)$/.exec(name);
  if (!match?.[1]) return null;
  return { hash: match[1], width: Number(match[2]), type: match[3] === 'avif' ? 'image/avif' : 'image/webp' };
}

/** @param publicUrl where browsers read the store itself; empty: they read from this server, by content */
export const pictureOf = (file: StoredFile, publicUrl: string): Picture => ({
  width: file.width,
  height: file.height,
  urls: file.variants.flatMap(([width, type, bytes]) => {
    if (type === 'application/pdf') return [];
    const url =
      publicUrl === ''
        ? `/files/${file.hash}-${width}.${EXTENSIONS[type]}`
        : `${publicUrl}/${keyOf(file, [width, type, bytes])}`;
    return [{ width, type, url }];
  }),
});
