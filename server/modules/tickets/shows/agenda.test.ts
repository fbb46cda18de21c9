import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { smallHall } from '../maps/testing/halls.ts';
import { readAgenda } from './agenda.ts';
import { insertShows } from './seed.ts';

/** Six in the evening in Korea. */
const NOW = Date.parse('2027-01-01T18:00:00+09:00');
const text = (ko: string) => ({ ko, en: ko });
const at = (day: string) => Date.parse(`${day}+09:00`);

eachDatabase('what an operator of the ticket service looks at first', (open) => {
  test('today is a Korean day; sales that open next are named once for each performance', async () => {
    const database = await open();
    const { reader } = database;
    const rounds = [
      ['morning', 'p1', '2027-01-01T00:30', '2026-12-01T14:00'],
      ['evening', 'p1', '2027-01-01T19:30', '2026-12-01T14:00'],
      ['tomorrow', 'p2', '2027-01-02T00:00', '2026-12-01T14:00'],
      ['later', 'p2', '2027-03-01T19:30', '2027-01-10T14:00'],
      ['latest', 'p2', '2027-03-02T19:30', '2027-01-10T14:00'],
      ['yesterday', 'p1', '2026-12-31T23:30', '2026-12-01T14:00'],
    ] as const;
    await database.transact((tx) =>
      insertShows(
        tx,
        {
          venues: [
            {
              id: 'v1',
              name: text('마당홀'),
              halls: [{ id: 'h1', name: text('대극장'), mapId: 'm1', map: smallHall(2, 5, 0) }],
            },
          ],
          performers: [],
          performances: ['p1', 'p2'].map((id) => ({ id, title: text(id), venueId: 'v1' })),
          rounds: rounds.map(([id, performanceId, startsAt, saleFrom]) => ({
            ...{ id, performanceId, hallId: 'h1', prices: { R: 10_000 } },
            ...{ startsAt: at(startsAt), saleFrom: at(saleFrom), saleUntil: at(startsAt) },
          })),
        },
        { batchId: 'seed-1', at: NOW },
      ),
    );
    const agenda = await readAgenda(reader, NOW);
    const ids = (list: readonly { roundId: string }[]) => list.map(({ roundId }) => roundId);
    expect(ids(agenda.today)).toEqual(['morning', 'evening']);
    expect(ids(agenda.coming)).toEqual(['tomorrow', 'later', 'latest']);
    expect(ids(agenda.openings)).toEqual(['later']);
    expect(agenda.today.map(({ state }) => state)).toEqual(['over', 'on-sale']);
    expect(agenda.today[1]).toMatchObject({ hallName: text('대극장'), capacity: 10, sold: 0, held: 0 });
  });
});
