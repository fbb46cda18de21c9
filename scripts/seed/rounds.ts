import { type HallMap, insertShows, MAX_SEATS, seatIdOf } from '../../server/modules/tickets/index.ts';
import type { SeedContext } from './seeders.ts';

export { MAX_SEATS };

const PRICE_WON = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Seats in a row, rows in a section, sections beside each other. */
const ROW = 40;
const ROWS = 25;
const ABREAST = 10;
/** In map units: neighbours, and what is left between sections. */
const PITCH = 10;
const GAP = 40;

/** A hall of so many seats: full rows, full sections, and what is left. */
function hallOf(seats: number): HallMap {
  const sections = Array.from({ length: Math.ceil(seats / (ROW * ROWS)) }, (_, index) => {
    const first = index * ROW * ROWS;
    const inSection = Math.min(seats - first, ROW * ROWS);
    const left = GAP + (index % ABREAST) * (ROW * PITCH + GAP);
    const top = 3 * GAP + Math.floor(index / ABREAST) * (ROWS * PITCH + GAP);
    const rows = Array.from({ length: Math.ceil(inSection / ROW) }, (_, row) => ({
      name: String(row + 1),
      seats: Array.from({ length: Math.min(inSection - row * ROW, ROW) }, (_, seat) => {
        return [String(seat + 1), left + seat * PITCH, top + row * PITCH, 0] as const;
      }),
    }));
    const name = { ko: `${index + 1}구역`, en: `Section ${index + 1}` };
    return { kind: 'seated' as const, key: String(index + 1), name, rows };
  });
  const abreast = Math.min(sections.length, ABREAST);
  const width = GAP + abreast * (ROW * PITCH + GAP);
  const height = 3 * GAP + Math.ceil(sections.length / ABREAST) * (ROWS * PITCH + GAP);
  return {
    ...{ width, height, sections },
    stage: { x: width / 2 - 100, y: GAP / 2, width: 200, height: GAP },
    grades: [{ key: 'R', name: { ko: 'R석', en: 'R' }, colour: 0 }],
  };
}

/**
 * Opens the sale of a round with so many seats at one price: without a waiting room, without a limit for members, and
 * whoever picks may leave single seats.
 * @returns the round, and its seats in the order of their numbers
 */
export async function seedRound(
  { database, makeId, now }: Pick<SeedContext, 'database' | 'makeId' | 'now'>,
  seats: number,
): Promise<{ roundId: string; seatIds: string[] }> {
  const [batchId, venueId, hallId, mapId] = [makeId(), makeId(), makeId(), makeId()];
  const [performanceId, roundId] = [makeId(), makeId()];
  const at = now();
  const startsAt = at + 30 * DAY_MS;
  const hall = { id: hallId, name: { ko: '부하 시험 홀', en: 'Load tests' }, mapId, map: hallOf(seats) };
  const title = { ko: `부하 시험 공연 ${seats}석`, en: `Load test: ${seats} seats` };
  await database.transact((tx) =>
    insertShows(
      tx,
      {
        venues: [{ id: venueId, name: { ko: '부하 시험장', en: 'Load tests' }, halls: [hall] }],
        performances: [{ id: performanceId, title, venueId }],
        rounds: [
          {
            ...{ id: roundId, performanceId, hallId, startsAt, prices: { R: PRICE_WON } },
            ...{ saleFrom: at - HOUR_MS, saleUntil: startsAt },
            ...{ perMemberLimit: null, sparesOrphans: false },
          },
        ],
      },
      { batchId, at },
    ),
  );
  return { roundId, seatIds: Array.from({ length: seats }, (_, seat) => seatIdOf(roundId, seat)) };
}
