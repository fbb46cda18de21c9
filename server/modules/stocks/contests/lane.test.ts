import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { tradingIdOf } from '../state.ts';
import { createLeagues } from './leagues.ts';
import { onErase } from './person.ts';
import { houseWalletOf, MAX_ENTRANTS } from './season.ts';
import { FACTS, HOUR_MS, openGrounds, T0 } from './testing/grounds.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `member-${i}`);

eachDatabase('the lane of seasons', (open) => {
  test('joining opens a wallet of the season’s own currency, and what it holds the house owes', async () => {
    const grounds = await openGrounds(await open());
    const seasonId = await grounds.announce();
    await Promise.all(names(5).map((name) => grounds.join(name, seasonId)));
    const wallets = await grounds.wallets();
    expect(wallets.get(houseWalletOf(seasonId))).toEqual([-5 * FACTS.startingCash, 'active', 'MDP']);
    for (const name of names(5)) {
      expect(wallets.get(tradingIdOf(name, seasonId))).toEqual([FACTS.startingCash, 'active', 'MDP']);
    }
    expect((await grounds.season(seasonId)).entrants).toBe(5);
  });

  test('whoever joins again has what they had; two instances at once make one entry', async () => {
    const database = await open();
    const [here, there] = [await openGrounds(database), await openGrounds(await open(database.url))] as const;
    const seasonId = await here.announce();
    const answers = await Promise.all([
      here.join('minji', seasonId, '산책'),
      there.join('minji', seasonId, '산책'),
      here.join('minji', seasonId, '다른 이름'),
    ]);
    expect(answers.map(({ code }) => code)).toEqual(['ok', 'ok', 'ok']);
    expect(new Set(answers.map(({ result }) => result.nickname)).size).toBe(1);
    expect((await here.wallets()).get(tradingIdOf('minji', seasonId))?.[0]).toBe(FACTS.startingCash);
    expect((await there.season(seasonId)).entrants).toBe(1);
  });

  test('nobody has a nickname that looks like another’s; whoever gives none has a number', async () => {
    const grounds = await openGrounds(await open());
    const seasonId = await grounds.announce();
    expect((await grounds.join('minji', seasonId, 'Blue Bear')).code).toBe('ok');
    expect((await grounds.join('jun', seasonId, 'blue  bear')).code).toBe('stocks.nickname-taken');
    expect((await grounds.join('jun', seasonId)).result.nickname).toBe('#002');
    const both = await Promise.all([grounds.join('a', seasonId, '곰'), grounds.join('b', seasonId, '곰')]);
    expect(both.map(({ code }) => code).sort()).toEqual(['ok', 'stocks.nickname-taken']);
  });

  test('a nickname never stands in the way of those who are given a number', async () => {
    const grounds = await openGrounds(await open());
    const seasonId = await grounds.announce();
    for (const name of ['＃002', '﹟002', 'mail＠x.example', '\u3164', '\u200b', 'a\u202eb', '\u2067곰']) {
      expect((await grounds.join('minji', seasonId, name)).code).toBe('request.invalid');
    }
    expect((await grounds.join('minji', seasonId, '곰')).code).toBe('ok');
    expect((await grounds.join('jun', seasonId, '곰\u200b')).code).toBe('stocks.nickname-taken');
    expect((await grounds.join('jun', seasonId)).result.nickname).toBe('#002');
  });

  test('makers count among those whom the end takes in one commit', async () => {
    const database = await open();
    const grounds = await openGrounds(database);
    const seasonId = await grounds.announce();
    await database.transact((tx) =>
      tx.updateTable('stocks_seasons').set({ entrants: MAX_ENTRANTS }).where('id', '=', seasonId).execute(),
    );
    const maker = { accountId: 'maker', nickname: null, cash: 1, shares: 0, reason: '유동성' };
    const answer = await grounds.ask('admin', { kind: 'add-maker', seasonId, ...maker });
    expect(answer.code).toBe('stocks.season-full');
  });

  test('whoever leaves for good takes their nickname out of a league that is looked at', async () => {
    const database = await open();
    const grounds = await openGrounds(database);
    const seasonId = await grounds.announce();
    await grounds.join('minji', seasonId, '곰');
    let ms = 0;
    const leagues = createLeagues(database, () => ms);
    const nicknames = async () => (await leagues.of(seasonId)).rows(0, 10).map(({ nickname }) => nickname);
    ms += 60_000;
    expect(await nicknames()).toEqual(['곰']);
    await database.transact((tx) => onErase(tx, 'minji'));
    leagues.listener.hear([
      { name: 'account.deleted', key: 'minji', data: {}, at: ms, by: 'a', sequence: 1, id: 'a.0' },
    ]);
    ms += 1_000;
    expect(await nicknames()).toEqual(['']);
  });

  test('a draft is not there for members, and nobody joins after the end', async () => {
    const grounds = await openGrounds(await open());
    const draft = await grounds.make();
    expect((await grounds.join('minji', draft)).code).toBe('stocks.season-not-found');
    const seasonId = await grounds.announce();
    grounds.clock.now = FACTS.endsAt;
    expect((await grounds.join('minji', seasonId)).code).toBe('stocks.season-closed');
    expect((await grounds.wallets()).has(tradingIdOf('minji', seasonId))).toBe(false);
  });

  test('the end is written once: cash and shares at last prices, places, and wallets closed for ever', async () => {
    const database = await open();
    const grounds = await openGrounds(database);
    const seasonId = await grounds.announce();
    for (const name of ['minji', 'jun', 'soyeon']) await grounds.join(name, seasonId);
    const maker = { accountId: 'maker', nickname: null, cash: 5_000_000, shares: 100 };
    expect(
      (await grounds.ask('admin', { kind: 'add-maker', seasonId, ...maker, reason: '유동성' })).code,
    ).toBe('ok');
    grounds.clock.now = FACTS.startsAt;
    await grounds.ask('system', { kind: 'begin', seasonId, symbols: ['100010-1', '100020-1'] });
    await database.transact((tx) =>
      tx
        .insertInto('stocks_holdings')
        .values([
          { ...holding(tradingIdOf('jun', seasonId)), symbol: '100010-1', quantity: 10 },
          { ...holding(tradingIdOf('maker', seasonId)), symbol: '100010-1', quantity: 90 },
        ])
        .execute(),
    );
    const prices = [['100010-1', 700]] as const;
    const early = await grounds.ask('system', { kind: 'finish', seasonId, prices });
    expect(early.code).toBe('stocks.season-status');
    grounds.clock.now = FACTS.endsAt;
    await Promise.all([1, 2].map(() => grounds.ask('system', { kind: 'finish', seasonId, prices })));
    const rows = await database.reader
      .selectFrom('stocks_entries')
      .select(['account_id', 'final_value', 'final_place'])
      .where('season_id', '=', seasonId)
      .orderBy('account_id')
      .execute();
    expect(rows.map((row) => [row.account_id, row.final_value, row.final_place])).toEqual([
      ['jun', 1_007_000, 1],
      ['maker', 5_063_000, null],
      ['minji', 1_000_000, 2],
      ['soyeon', 1_000_000, 2],
    ]);
    const wallets = await grounds.wallets();
    expect(wallets.get(tradingIdOf('jun', seasonId))?.[1]).toBe('closed');
    expect(await grounds.season(seasonId)).toMatchObject({ status: 'over', nextAt: null });
  });

  test('a season that is called off has no places', async () => {
    const grounds = await openGrounds(await open());
    const seasonId = await grounds.announce();
    await grounds.join('minji', seasonId);
    const { version } = await grounds.season(seasonId);
    expect(
      (await grounds.ask('admin', { kind: 'cancel', seasonId, version: version - 1, reason: '연기' })).code,
    ).toBe('stocks.version-conflict');
    await grounds.ask('admin', { kind: 'cancel', seasonId, version, reason: '연기' });
    expect((await grounds.season(seasonId)).nextAt).not.toBeNull();
    await grounds.ask('system', { kind: 'finish', seasonId, prices: [] });
    expect(await grounds.season(seasonId)).toMatchObject({ status: 'cancelled', nextAt: null });
    expect((await grounds.wallets()).get(tradingIdOf('minji', seasonId))?.[1]).toBe('closed');
  });

  test('what was promised to those who have joined stays', async () => {
    const grounds = await openGrounds(await open());
    const seasonId = await grounds.announce();
    const save = (facts: Partial<typeof FACTS>, version: number) =>
      grounds.ask('admin', {
        ...{ kind: 'save', seasonId, version, reason: null },
        facts: { ...FACTS, ...facts },
      });
    expect((await save({ startingCash: 2_000_000 }, 2)).code).toBe('ok');
    await grounds.join('minji', seasonId);
    expect((await save({ startingCash: 1_000_000 }, 3)).result).toEqual({ reason: 'promised' });
    expect((await save({ startingCash: 2_000_000, endsAt: FACTS.endsAt + HOUR_MS }, 3)).code).toBe('ok');
    expect((await save({ startingCash: 2_000_000, symbols: ['999999'] }, 4)).result.reason).toBe('symbol');
    expect((await save({ startingCash: 2_000_000, endsAt: T0 - 1 }, 4)).result.reason).toBe('order');
  });

  test('what runs can end later, though a company has left the main market', async () => {
    const database = await open();
    const grounds = await openGrounds(database);
    const seasonId = await grounds.announce();
    grounds.clock.now = FACTS.startsAt;
    await grounds.ask('system', { kind: 'begin', seasonId, symbols: [] });
    await database.transact((tx) =>
      tx
        .updateTable('stocks_listings')
        .set({ status: 'delisted' })
        .where('symbol', '=', FACTS.symbols[0]!)
        .execute(),
    );
    const facts = { ...FACTS, endsAt: FACTS.endsAt + HOUR_MS };
    const { version } = await grounds.season(seasonId);
    const answer = await grounds.ask('admin', { kind: 'save', seasonId, version, facts, reason: null });
    expect(answer.code).toBe('ok');
  });
});

const holding = (account_id: string) => ({ account_id, reserved: 0, cost: 0, profit: 0 });
