import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../test/database.ts';
import { makeServiceFolder } from '../../../test/services/service.ts';
import { runJob } from '../../../test/support/jobs.ts';
import { testIds } from '../../../test/support/shelf.ts';
import { transactAgain } from '../../db/again.ts';
import { folderStore } from '../../files/folder-store.ts';
import type { MadePicture } from '../../files/pictures.ts';
import { type FileStore, StorageFailure } from '../../files/store.ts';
import { ProblemError } from '../../http/errors.ts';
import { attach, lockForUse, release } from './references.ts';
import { createShelf } from './shelf.ts';
import { keysOf, type StoredFile } from './stored-file.ts';
import { createKeep } from './storing.ts';
import { createSweep, purgeUploads, type SweepDependencies } from './sweep.ts';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-11-21T09:00:00Z');
const log = { warn: () => undefined };

/** Two variants; what they hold says of which upload they are. */
const make = async (upload: Buffer): Promise<MadePicture> => ({
  width: 96,
  height: 96,
  variants: (['image/avif', 'image/webp'] as const).map((type) => ({
    width: 96,
    type,
    bytes: Buffer.from(`${type} of ${upload}`),
  })),
});

/** A store that does what a test asks of it before (or instead of) its work. */
function trickyStore(inner: FileStore) {
  const tricks = {
    before: async (_act: 'put' | 'get' | 'remove', _key: string): Promise<void> => undefined,
    after: async (_act: 'put' | 'get' | 'remove', _key: string): Promise<void> => undefined,
  };
  const store: FileStore = {
    put: async (object) => {
      await tricks.before('put', object.key);
      await inner.put(object);
      await tricks.after('put', object.key);
    },
    get: async (key) => {
      await tricks.before('get', key);
      const bytes = await inner.get(key);
      await tricks.after('get', key);
      return bytes;
    },
    remove: async (key) => {
      await tricks.before('remove', key);
      await inner.remove(key);
      await tricks.after('remove', key);
    },
  };
  return { store, tricks };
}

eachDatabase('files', (open) => {
  let database: TestDatabase;
  let folder: string;
  let inner: FileStore;
  let store: FileStore;
  let tricks: ReturnType<typeof trickyStore>['tricks'];
  let now = START;
  let keep: ReturnType<typeof createKeep>;
  beforeAll(async () => {
    database = await open();
    folder = await makeServiceFolder();
    inner = folderStore(join(folder, 'files'));
  });
  beforeEach(() => {
    now = START;
    ({ store, tricks } = trickyStore(inner));
    keep = createKeep({ database, store, makeId: testIds, now: () => now, log, make });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const sweepDeps = () => ({ database, store, swept: () => undefined });
  const sweepWith = (deps: SweepDependencies) => runJob(database, createSweep(deps), { at: now });
  const sweep = () => sweepWith(sweepDeps());
  /** A page as one does it whose lease is over: beside another, and not waiting for it. */
  async function sweepBeside(): Promise<void> {
    const job = createSweep(sweepDeps());
    const run = { runId: testIds(), at: now, signal: new AbortController().signal, log: () => undefined };
    const items = await job.read(database.reader, null, job.pageSize, run);
    const failed = new Set((await job.act!(items, run)).map(({ key }) => key));
    const good = items.filter((item) => !failed.has(job.keyOf(item)));
    await transactAgain(database, (tx) => job.write!(tx, good, run));
  }
  const upload = (text: string, accountId = 'minji') => keep(Buffer.from(text), accountId);
  const show = (fileId: string, owner: string, accountId = 'minji') =>
    transactAgain(database, (tx) => attach(tx, fileId, owner, accountId, now));
  const hide = (owner: string) => transactAgain(database, (tx) => release(tx, owner, now));
  const objectsOf = async (file: StoredFile): Promise<number> => {
    const found = await Promise.all(keysOf(file).map((key) => inner.get(key)));
    return found.filter((bytes) => bytes !== null).length;
  };
  const rowOf = (file: StoredFile) =>
    database.reader.selectFrom('files').selectAll().where('id', '=', file.id).executeTakeFirst();
  /** The promise of this module: what is shown is stored, and all its objects are there. */
  async function expectNothingDangling(): Promise<void> {
    const shown = await database.reader
      .selectFrom('file_references as r')
      .leftJoin('files as f', 'f.id', 'r.file_id')
      .select(['r.owner', 'f.id', 'f.hash', 'f.state', 'f.variants', 'f.width', 'f.height', 'f.sweep_at'])
      .execute();
    for (const row of shown) {
      expect([row.owner, row.state, row.sweep_at]).toEqual([row.owner, 'stored', null]);
      const file = { ...row, variants: JSON.parse(row.variants!) } as unknown as StoredFile;
      expect([row.owner, await objectsOf(file)]).toEqual([row.owner, file.variants.length]);
    }
  }

  test('an upload is kept for an hour, and for good once something shows it', async () => {
    const shown = await upload('shown');
    const forgotten = await upload('forgotten');
    expect(await show(shown.id, 'test:shown')).toBe(true);
    now += HOUR_MS - 1;
    await sweep();
    expect([await objectsOf(shown), await objectsOf(forgotten)]).toEqual([2, 2]);
    now += 1;
    await sweep();
    expect([await objectsOf(shown), await objectsOf(forgotten)]).toEqual([2, 0]);
    expect(await rowOf(forgotten)).toBeUndefined();
    now += 1_000 * HOUR_MS;
    await sweep();
    expect(await objectsOf(shown)).toBe(2);
    await expectNothingDangling();
  });

  test('the same picture is stored once, whoever uploads it and how often', async () => {
    let made = 0;
    const counting = createKeep({
      ...{ database, store, makeId: testIds, now: () => now, log },
      make: (bytes) => {
        made += 1;
        return make(bytes);
      },
    });
    const files = await Promise.all(
      ['minji', 'jun', 'minji', 'soyeon'].map((name) => counting(Buffer.from('same'), name)),
    );
    files.push(await counting(Buffer.from('same'), 'jun'));
    expect(new Set(files.map((file) => file.id)).size).toBe(1);
    expect(made).toBe(1);
    const locked = await database.transact((tx) => lockForUse(tx, [files[0]!.id, 'nothing']));
    expect([...locked.keys()]).toEqual([files[0]!.id]);
    expect([...locked.get(files[0]!.id)!.uploaders].sort()).toEqual(['jun', 'minji', 'soyeon']);
  });

  test('two instances that store the same picture at once end with one of it', async () => {
    const other = createKeep({ database, store, makeId: testIds, now: () => now, log, make });
    const [one, two] = await Promise.all([upload('twins'), other(Buffer.from('twins'), 'jun')]);
    expect(one.id).toBe(two.id);
    await sweep();
    const rows = await database.reader
      .selectFrom('files')
      .select('id')
      .where('hash', '=', one.hash)
      .execute();
    expect(rows).toEqual([{ id: one.id }]);
    expect(await objectsOf(one)).toBe(2);
  });

  test('what is replaced or taken away is removed at once, unless something else shows it', async () => {
    const [first, second] = [await upload('first'), await upload('second')];
    await show(first.id, 'test:a');
    await show(first.id, 'test:b');
    await show(second.id, 'test:a');
    await sweep();
    expect([await objectsOf(first), await objectsOf(second)]).toEqual([2, 2]);
    await hide('test:b');
    await sweep();
    expect([await objectsOf(first), await objectsOf(second)]).toEqual([0, 2]);
    await hide('test:a');
    await hide('test:a');
    await sweep();
    expect([await objectsOf(second), await rowOf(second)]).toEqual([0, undefined]);
    await expectNothingDangling();
  });

  test('to show the same again changes nothing, also when the upload is long ago', async () => {
    const file = await upload('again');
    await show(file.id, 'test:again');
    now += 48 * HOUR_MS;
    expect(await show(file.id, 'test:again')).toBe(true);
    await sweep();
    expect(await objectsOf(file)).toBe(2);
    await hide('test:again');
  });

  test('somebody else’s fresh upload of a picture outlives its removal here', async () => {
    const file = await upload('shared', 'minji');
    await show(file.id, 'test:minji', 'minji');
    now += HOUR_MS;
    expect((await upload('shared', 'jun')).id).toBe(file.id);
    await hide('test:minji');
    await sweep();
    expect(await show(file.id, 'test:jun', 'jun')).toBe(true);
    await hide('test:jun');
    await sweep();
    expect(await objectsOf(file)).toBe(0);
  });

  test('what rolls back shows nothing and releases nothing', async () => {
    const [old, next] = [await upload('old'), await upload('next')];
    await show(old.id, 'test:rolled');
    const undo = new Error('undo');
    await expect(
      database.transact(async (tx) => {
        expect(await attach(tx, next.id, 'test:rolled', 'minji', now)).toBe(true);
        throw undo;
      }),
    ).rejects.toBe(undo);
    now += HOUR_MS;
    await sweep();
    expect([await objectsOf(old), await objectsOf(next)]).toEqual([2, 0]);
    await expectNothingDangling();
    await hide('test:rolled');
  });

  test('what is not there cannot be shown, and what was shown stays', async () => {
    const file = await upload('stays');
    await show(file.id, 'test:stays');
    expect(await show('nothing', 'test:stays')).toBe(false);
    const swept = await upload('swept');
    now += HOUR_MS;
    await sweep();
    expect(await show(swept.id, 'test:stays')).toBe(false);
    expect(await objectsOf(file)).toBe(2);
    await expectNothingDangling();
    await hide('test:stays');
  });

  describe('when the storage fails', () => {
    const fail = (wanted: 'put' | 'remove', nth: number, when: 'before' | 'after') => {
      let count = 0;
      tricks[when] = async (act) => {
        if (act !== wanted) return;
        count += 1;
        if (count === nth) throw new StorageFailure('no space left');
      };
    };
    const recover = () => {
      tricks.before = async () => undefined;
      tricks.after = async () => undefined;
    };

    test.each([
      [1, 'before'],
      [1, 'after'],
      [2, 'before'],
      [2, 'after'],
    ] as const)(
      'while object %d is written (%s): refused, and the next round leaves nothing',
      async (nth, when) => {
        fail('put', nth, when);
        const refused = await upload(`fails ${nth} ${when}`).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(ProblemError);
        expect((refused as ProblemError).code).toBe('file.storage-unavailable');
        expect((refused as ProblemError).extras.retryAfterS).toBeGreaterThan(0);
        recover();
        const left = await database.reader
          .selectFrom('files')
          .selectAll()
          .where('state', '!=', 'stored')
          .execute();
        expect(left.map((row) => row.state)).toEqual(['leaving']);
        const file = { ...left[0]!, variants: JSON.parse(left[0]!.variants) } as StoredFile;
        await sweep();
        expect([await objectsOf(file), await rowOf(file)]).toEqual([0, undefined]);
        // And the same picture can be uploaded afterwards.
        expect(await objectsOf(await upload(`fails ${nth} ${when}`))).toBe(2);
      },
    );

    test.each([
      [1, 'before'],
      [1, 'after'],
      [2, 'before'],
      [2, 'after'],
    ] as const)('while object %d is removed (%s): tried again until all are gone', async (nth, when) => {
      const file = await upload(`stuck ${nth} ${when}`);
      await show(file.id, 'test:stuck');
      await hide('test:stuck');
      fail('remove', nth, when);
      const ran = await sweep();
      expect([ran.failed, Object.values(ran.failures)]).toEqual([1, ['no space left']]);
      expect((await rowOf(file))?.state).toBe('leaving');
      expect(await show(file.id, 'test:stuck')).toBe(false);
      // Meanwhile the same picture is uploaded and shown: it is another storing, which the removal must not hit.
      const afresh = await upload(`stuck ${nth} ${when}`);
      expect(afresh.id).not.toBe(file.id);
      expect(await show(afresh.id, 'test:afresh')).toBe(true);
      recover();
      expect((await sweep()).failures).toEqual({});
      expect([await objectsOf(file), await rowOf(file)]).toEqual([0, undefined]);
      expect(await objectsOf(afresh)).toBe(2);
      await expectNothingDangling();
      await hide('test:afresh');
      await sweep();
    });
  });

  describe('when the process is killed', () => {
    /** Everything after a step never happens: neither in the store nor in the database. */
    const DEAD = new Promise<never>(() => undefined);

    test.each([
      ['before the first object', 'before', 1],
      ['after the first object', 'after', 1],
      ['after the last object', 'after', 2],
    ] as const)('%s is written: an orphan, which the sweep finds', async (what, when, nth) => {
      let count = 0;
      const { promise: died, resolve: die } = Promise.withResolvers<void>();
      tricks[when] = async (act) => {
        if (act !== 'put') return;
        count += 1;
        if (count < nth) return;
        die();
        await DEAD;
      };
      void upload(`killed ${what}`);
      await died;
      const [row] = await database.reader
        .selectFrom('files')
        .selectAll()
        .where('state', '=', 'writing')
        .execute();
      const file = { ...row!, variants: JSON.parse(row!.variants) } as StoredFile;
      // Another instance goes on: to it the picture does not exist, so it stores it itself.
      const { store: calm } = trickyStore(inner);
      const other = createKeep({ database, store: calm, makeId: testIds, now: () => now, log, make });
      const afresh = await other(Buffer.from(`killed ${what}`), 'jun');
      expect(await show(afresh.id, `test:${when}${nth}`, 'jun')).toBe(true);
      now += HOUR_MS;
      await sweepWith({ ...sweepDeps(), store: calm });
      expect([await objectsOf(file), await rowOf(file)]).toEqual([0, undefined]);
      expect(await objectsOf(afresh)).toBe(2);
      await expectNothingDangling();
      await hide(`test:${when}${nth}`);
    });

    test('between the objects and the row of a removal: the next round finishes it', async () => {
      const file = await upload('half removed');
      now += HOUR_MS;
      const { promise: died, resolve: die } = Promise.withResolvers<void>();
      tricks.after = async (act, key) => {
        if (act !== 'remove' || !keysOf(file).includes(key)) return;
        die();
        await DEAD;
      };
      void sweep();
      await died;
      expect(await objectsOf(file)).toBe(1);
      expect(await show(file.id, 'test:half')).toBe(false);
      // Its lease is over.
      now += 60_000;
      await sweepWith({ ...sweepDeps(), store: inner });
      expect([await objectsOf(file), await rowOf(file)]).toEqual([0, undefined]);
    });

    test('a writer that comes back after its storing was swept stores nothing that is shown', async () => {
      const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
      const { promise: isWriting, resolve: begun } = Promise.withResolvers<void>();
      tricks.before = async (act) => {
        if (act !== 'put') return;
        begun();
        await mayGoOn;
      };
      const slow = upload('slow').catch((error: unknown) => error);
      await isWriting;
      now += HOUR_MS;
      await sweepWith({ ...sweepDeps(), store: inner });
      goOn();
      expect(((await slow) as ProblemError).code).toBe('file.storage-unavailable');
      await expectNothingDangling();
    });
  });

  test('who uploaded something may show it for a day', async () => {
    const file = await upload('of yesterday');
    await show(file.id, 'test:yesterday');
    const uploads = () =>
      database.reader.selectFrom('file_uploads').selectAll().where('file_id', '=', file.id).execute();
    const job = purgeUploads();
    await runJob(database, job, { at: now + 24 * HOUR_MS - 1 });
    expect(await uploads()).toHaveLength(1);
    await runJob(database, job, { at: now + 24 * HOUR_MS });
    expect(await uploads()).toEqual([]);
    await hide('test:yesterday');
  });

  test('showing races the sweep, many times: each is shown and there, or refused and gone', async () => {
    let shown = 0;
    for (let round = 0; round < 60; round += 1) {
      const file = await upload(`race ${round}`);
      const owner = `race:${round}`;
      now += HOUR_MS;
      // Two instances sweep; after a moment, a little later each time, somebody shows it: now and then surely before
      // them, now and then surely after. Now and then the same is uploaded again in between.
      const turns = round % 15;
      const early = turns === 0 && (await show(file.id, owner));
      const sweeps = Promise.all([sweepBeside(), sweepBeside()]);
      if (turns === 14) await sweeps;
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      const [isShown] = await Promise.all([
        early || show(file.id, owner),
        sweeps,
        ...(round % 4 === 0 ? [upload(`race ${round}`, 'jun')] : []),
      ]);
      if (isShown) shown += 1;
      const references = await database.reader
        .selectFrom('file_references')
        .select('file_id')
        .where('owner', '=', owner)
        .execute();
      expect(references).toEqual(isShown ? [{ file_id: file.id }] : []);
      expect([round, await objectsOf(file)]).toEqual([round, isShown ? 2 : (await rowOf(file)) ? 2 : 0]);
      await expectNothingDangling();
      if (isShown) await hide(owner);
    }
    await sweep();
    // Both ends were reached, or this has shown nothing.
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(60);
  });

  test('replacing races replacing and removing, in any order, without a deadlock that is told', async () => {
    const files = await Promise.all(['x', 'y', 'z'].map((name) => upload(`cross ${name}`)));
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(
        files.flatMap((file, i) => [
          show(file.id, `cross:${i}`),
          show(files[(i + 1) % 3]!.id, `cross:${i + 10}`),
          sweepBeside(),
        ]),
      );
      await Promise.all(files.map((_, i) => hide(`cross:${i}`)));
      await expectNothingDangling();
    }
    for (let i = 0; i < 3; i += 1) await hide(`cross:${i + 10}`);
    await sweep();
    expect(await Promise.all(files.map(objectsOf))).toEqual([0, 0, 0]);
  });

  describe('for reading', () => {
    const wanted = (file: StoredFile) => ({ hash: file.hash, width: 96, type: 'image/webp' }) as const;

    test('a crowd that wants the same reads it once', async () => {
      const file = await upload('popular');
      let reads = 0;
      tricks.before = async (act) => {
        if (act === 'get') reads += 1;
      };
      const shelf = createShelf(database.reader, store, () => 0);
      const all = await Promise.all(Array.from({ length: 50 }, () => shelf.read(wanted(file))));
      expect([reads, new Set(all.map(String)).size]).toEqual([1, 1]);
      expect(String(all[0])).toBe('image/webp of popular');
    });

    test('a minute after its removal elsewhere it is gone here; at once where it was removed', async () => {
      let ms = 0;
      const file = await upload('taken down');
      const [here, there] = [0, 1].map(() => createShelf(database.reader, store, () => ms));
      await Promise.all([here!.read(wanted(file)), there!.read(wanted(file))]);
      now += HOUR_MS;
      await sweepWith({ ...sweepDeps(), swept: (gone) => here!.forget(gone) });
      expect(await here!.read(wanted(file))).toBeNull();
      ms = 60_000;
      expect(await there!.read(wanted(file))).toBeNull();
    });

    test('a failing store is said, and not remembered; what nobody stored is null', async () => {
      const file = await upload('shaky');
      const shelf = createShelf(database.reader, store, () => 0);
      tricks.before = () => Promise.reject(new StorageFailure('down'));
      await expect(shelf.read(wanted(file))).rejects.toThrow(StorageFailure);
      tricks.before = async () => undefined;
      expect(String(await shelf.read(wanted(file)))).toBe('image/webp of shaky');
      expect(await shelf.read({ ...wanted(file), width: 97 })).toBeNull();
      expect(await shelf.read({ ...wanted(file), hash: 'f'.repeat(64) })).toBeNull();
    });
  });
});
