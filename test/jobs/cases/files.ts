import { expect } from 'vitest';
import type { Core } from '../../../server/compose.ts';
import type { FilesTable } from '../../../server/db/schema.ts';
import { openFileStore } from '../../../server/files/open.ts';
import { keysOf, storedFileOf } from '../../../server/modules/files/stored-file.ts';
import { type Case, DAY_MS, idAt, plant, times } from './case.ts';

const COUNT = 24;
const YOUNG = 4;

/** A stored picture of two variants, each a file of the store. */
const fileOf = (at: number, n: number, sweepAt: number | null): FilesTable => {
  const hash = n.toString(16).padStart(64, '0');
  const variants = [
    [96, 'image/avif', 5],
    [96, 'image/webp', 5],
  ];
  const size = { width: 96, height: 96, variants: JSON.stringify(variants) };
  const plain = { hash, stored_hash: hash, state: 'stored' as const, created_at: at, sweep_at: sweepAt };
  return { id: idAt(at, n), ...plain, ...size };
};
const storeOf = ({ config }: Core) => openFileStore(config.files, config.dataDir);
const objectsOf = async (core: Core, file: FilesTable): Promise<number> => {
  const found = await Promise.all(keysOf(storedFileOf(file)).map((key) => storeOf(core).get(key)));
  return found.filter((bytes) => bytes !== null).length;
};
const swept = (now: number) => times(COUNT, (n) => fileOf(now - DAY_MS, n, now - 1 - (n % 2)));
const shown = (now: number) => times(YOUNG, (n) => fileOf(now - DAY_MS, COUNT + n, null));

const sweep: Case = {
  job: 'files.sweep',
  items: COUNT,
  seed: async (core, now) => {
    const files = [...swept(now), ...shown(now)];
    for (const file of files) {
      for (const key of keysOf(storedFileOf(file))) {
        await storeOf(core).put({ key, bytes: Buffer.from('bytes'), type: 'image/webp' });
      }
    }
    await plant(core, 'files', files);
    const references = shown(now).map(({ id }) => ({ owner: `test:${id}`, file_id: id, at: now }));
    await plant(core, 'file_references', references);
  },
  check: async (core, now) => {
    const rows = await core.database.reader.selectFrom('files').select('id').orderBy('id').execute();
    expect(rows).toEqual(shown(now).map(({ id }) => ({ id })));
    const objects = (files: FilesTable[]) => Promise.all(files.map((file) => objectsOf(core, file)));
    expect(new Set(await objects(swept(now)))).toEqual(new Set([0]));
    expect(new Set(await objects(shown(now)))).toEqual(new Set([2]));
  },
};

const uploads: Case = {
  job: 'files.purge-uploads',
  items: COUNT,
  seed: async (core, now) => {
    const upload = (n: number, at: number) => ({ file_id: idAt(at, n), account_id: 'minji', at, pending: 0 });
    await plant(core, 'file_uploads', [
      ...times(COUNT, (n) => upload(n, now - DAY_MS - 1)),
      ...times(YOUNG, (n) => upload(n, now - DAY_MS / 2)),
    ]);
  },
  check: async ({ database }) => {
    expect(await database.reader.selectFrom('file_uploads').select('at').execute()).toHaveLength(YOUNG);
  },
};

export const fileCases: readonly Case[] = [sweep, uploads];
