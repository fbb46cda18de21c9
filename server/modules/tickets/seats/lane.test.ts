import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { NOON, openStage, type RoundSketch, type Stage } from '../../../../test/support/stage.ts';

const MINUTE_MS = 60_000;
const AFTERNOON = NOON + 18 * 3_600_000;

eachDatabase('the lane of tickets', (open) => {
  async function stageWith(sketch: RoundSketch = {}): Promise<Stage & { roundId: string }> {
    const stage = openStage(await open(), { clock: { now: AFTERNOON } });
    const { roundId } = await stage.open(sketch);
    return { ...stage, roundId };
  }

  test('a hold takes its places in one row, all of them or none, and says which are taken', async () => {
    const stage = await stageWith();
    const { roundId } = stage;
    const held = await stage.hold('minji', roundId, 3, 2);
    expect(held).toMatchObject({
      code: 'ok',
      result: {
        holdId: held.id,
        expiresAt: new Date(AFTERNOON + 8 * MINUTE_MS).toISOString(),
        places: [
          [2, 10_000],
          [3, 10_000],
        ],
      },
    });
    expect(await stage.hold('jun', roundId, 4, 3)).toMatchObject({
      code: 'seat.taken',
      result: { seatIds: [`${roundId}-3`] },
    });
    expect((await stage.hold('jun', roundId, 4, 5)).code).toBe('ok');
    expect(await stage.states(roundId)).toBe('00111100000000000000');
    const { events } = await stage.database.reader
      .selectFrom('batches')
      .select('events')
      .where('lane', '=', 'tickets')
      .where('event_count', '>', 0)
      .orderBy('id')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(events)).toMatchObject([
      {
        name: 'tickets.seats-changed',
        key: roundId,
        data: {
          roundId,
          sequence: 1,
          changes: [
            [2, '1'],
            [3, '1'],
          ],
          free: 18,
        },
      },
    ]);
    expect(await stage.broken()).toEqual([]);
  });
});
