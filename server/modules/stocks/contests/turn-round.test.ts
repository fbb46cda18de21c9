import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { openFloor } from '../../../../test/support/exchange.ts';
import type { ContestParts } from './parts.ts';
import { HOUR_MS, openGrounds } from './testing/grounds.ts';
import { turnSeasons } from './turn-round.ts';

eachDatabase('the round of seasons', (open) => {
  test('a season that is called off while another instance begins it leaves no market behind', async () => {
    const database = await open();
    const floor = openFloor(database);
    const { clock, orders, makeId } = floor;
    const symbols = [await floor.list({}), await floor.list({})];
    const grounds = await openGrounds(database, clock);
    const seasonId = await grounds.announce({ symbols, startsAt: clock.now, endsAt: clock.now + HOUR_MS });
    const { signal } = new AbortController();
    const roundWith = (submit: typeof orders.lane.submit) =>
      turnSeasons({
        ...{ database, makeId, now: () => clock.now, log: { warn: () => undefined } },
        orders: { ...orders, lane: { submit } },
        seasons: {
          submit: ({ accountId, input }: { accountId: string; input: never }) =>
            grounds.ask(accountId, input),
        },
      } as unknown as ContestParts).run(signal);
    const submit: typeof orders.lane.submit = (command) => orders.lane.submit(command);
    let isCalledOff = false;
    await roundWith(async (command) => {
      const answer = await submit(command);
      if (!isCalledOff) {
        isCalledOff = true;
        const { version } = await grounds.season(seasonId);
        await grounds.ask('admin', { kind: 'cancel', seasonId, version, reason: '연기' });
        await roundWith(submit);
        expect(await grounds.season(seasonId)).toMatchObject({ status: 'cancelled', nextAt: null });
      }
      return answer;
    });
    const listed = await database.reader
      .selectFrom('stocks_listings')
      .select('status')
      .where('season_id', '=', seasonId)
      .execute();
    expect(listed).toEqual([{ status: 'delisted' }, { status: 'delisted' }]);
  });
});
