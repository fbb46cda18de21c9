import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../test/database.ts';
import { makeServiceFolder } from '../../../test/services/service.ts';
import { quiet, testIds } from '../../../test/support/shelf.ts';
import { sharedBuckets } from '../../cache/index.ts';
import { type Answer, type Command, Lane, type Rejection } from '../../engine/index.ts';
import { folderStore } from '../../files/folder-store.ts';
import { sample } from '../../files/testing/samples.ts';
import { createFiles, type Files } from '../files/index.ts';
import type { Campaign, CouponInput, CouponState } from './campaign.ts';
import { decideCoupon } from './domain.ts';
import { readDrop } from './drop-views.ts';
import { dropsIn } from './drops.ts';
import { prefetchCoupons, readCampaigns, writeCoupons } from './queries.ts';
import { seedDrop } from './seed.ts';

const ADMIN = 'the-admin';
const codeOf = (answer: Answer | Rejection): string =>
  !answer.answered ? answer.code : answer.decision.accepted ? 'ok' : answer.decision.code;

eachDatabase('posters', (open) => {
  let database: TestDatabase;
  let folder: string;
  let files: Files;
  let lane: Lane<CouponInput, CouponState>;
  const uploads: string[] = [];
  beforeAll(async () => {
    database = await open();
    folder = await makeServiceFolder();
    files = createFiles({
      database,
      store: folderStore(join(folder, 'files')),
      makeId: testIds,
      now: Date.now,
      monotonic: () => performance.now(),
      createBuckets: () => sharedBuckets(() => performance.now()),
      log: { warn: () => undefined },
      config: { files: { s3: null, publicUrl: '', maxBytes: 1_000_000 }, rateLimit: false },
    });
    lane = new Lane(
      {
        name: 'coupons',
        prefetch: (tx, commands) => prefetchCoupons(tx, commands, files),
        decide: decideCoupon,
        write: (tx, state) => writeCoupons(tx, state, files),
      },
      {
        database,
        limits: { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 },
        observer: quiet,
        makeId: testIds,
        now: () => performance.now(),
        committed: () => undefined,
      },
    );
    for (const width of [40, 41, 42]) {
      uploads.push((await files.keep(await sample('png', width, 40), ADMIN)).id);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const submit = (input: CouponInput, accountId = ADMIN): Promise<Answer | Rejection> => {
    const id = testIds();
    const command: Command<CouponInput> = {
      ...{ id, at: Date.now(), accountId, key: id, name: 'coupon.test', input, fingerprint: '' },
    };
    return lane.submit(command);
  };
  const put = async (campaignId: string, fileId: string | null, accountId = ADMIN) =>
    codeOf(await submit({ kind: 'set-poster', campaignId, fileId }, accountId));
  async function drop(): Promise<string> {
    const id = testIds();
    await database.transact((tx) => seedDrop(tx, { id, name: 'drop', total: 10, at: Date.now() - 1_000 }));
    return id;
  }
  const posterOf = async (dropId: string) =>
    (await readDrop(database.reader, dropsIn(database.reader), dropId, null, Date.now(), files.picturesOf))
      ?.poster;
  const shown = async (fileId: string) => {
    const rows = await database.reader
      .selectFrom('file_references')
      .select('owner')
      .where('file_id', '=', fileId)
      .orderBy('owner')
      .execute();
    return rows.map((row) => row.owner);
  };

  test('is put up, replaced and taken down; what it says and what it keeps are one', async () => {
    const dropId = await drop();
    const [first, second] = uploads as [string, string];
    expect(await posterOf(dropId)).toBeNull();
    expect(await put(dropId, first)).toBe('ok');
    expect((await posterOf(dropId))?.width).toBe(40);
    expect(await put(dropId, second)).toBe('ok');
    expect((await posterOf(dropId))?.width).toBe(41);
    expect([await shown(first), await shown(second)]).toEqual([[], [`campaign:${dropId}:poster`]]);
    expect(await put(dropId, second)).toBe('ok');
    expect(await put(dropId, null)).toBe('ok');
    expect(await put(dropId, null)).toBe('ok');
    expect([await posterOf(dropId), await shown(second)]).toEqual([null, []]);
    const notes = await database.reader
      .selectFrom('audit_log')
      .select(['actor_id', 'action', 'details'])
      .where('subject', '=', dropId)
      .orderBy('id')
      .execute();
    expect(notes.map((note) => [note.actor_id, note.action, JSON.parse(note.details)])).toEqual([
      [ADMIN, 'coupon.set-poster', { from: null, to: first }],
      [ADMIN, 'coupon.set-poster', { from: first, to: second }],
      [ADMIN, 'coupon.set-poster', { from: second, to: null }],
    ]);
  });

  test('of nobody’s, of somebody else’s, or for no campaign is refused', async () => {
    const dropId = await drop();
    expect(await put(dropId, 'nothing')).toBe('file.not-found');
    expect(await put(dropId, uploads[0]!, 'another-admin')).toBe('file.not-found');
    expect(await put('nowhere', uploads[0]!)).toBe('coupon.campaign-not-found');
    expect(await posterOf(dropId)).toBeNull();
  });

  test('comes with a new campaign, or the campaign does not come', async () => {
    const campaign = (id: string, posterId: string | null): Campaign => ({
      ...{ id, kind: 'drop', name: 'new', nameEn: null, discount: { kind: 'amount', amount: 1_000 } },
      ...{ minimumSpend: 0, currency: 'KRW', scope: {}, total: 5, perMemberLimit: 1, code: null },
      ...{
        createdAt: 0,
        opensAt: 1,
        closesAt: null,
        validUntil: Date.now() + 1_000_000,
        claimed: 0,
        used: 0,
      },
      ...{ codesMade: 0, clock: 0, posterId },
    });
    const [good, bad] = [testIds(), testIds()];
    expect(codeOf(await submit({ kind: 'create', campaign: campaign(good, uploads[2]!) }))).toBe('ok');
    expect(codeOf(await submit({ kind: 'create', campaign: campaign(bad, 'nothing') }))).toBe(
      'file.not-found',
    );
    expect((await posterOf(good))?.width).toBe(42);
    expect(await shown(uploads[2]!)).toEqual([`campaign:${good}:poster`]);
    expect((await readCampaigns(database.reader, [bad])).size).toBe(0);
  });

  test('many changes at once, claims among them: the last one counts, and one reference stays', async () => {
    const dropId = await drop();
    const choices = [...uploads, null];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        i % 4 === 3
          ? submit({ kind: 'claim', dropId }, `member-${i}`)
          : submit({ kind: 'set-poster', campaignId: dropId, fileId: choices[i % choices.length]! }),
      ),
    );
    expect(answers.map(codeOf)).toEqual(answers.map(() => 'ok'));
    const campaign = (await readCampaigns(database.reader, [dropId])).get(dropId)!;
    expect(campaign.claimed).toBe(10);
    const owners = await Promise.all(uploads.map(shown));
    const mine = uploads.filter((_, i) => owners[i]!.includes(`campaign:${dropId}:poster`));
    expect(mine).toEqual(campaign.posterId === null ? [] : [campaign.posterId]);
  });
});
