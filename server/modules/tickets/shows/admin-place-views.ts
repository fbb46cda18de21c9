import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { TicketsVenuesTable } from '../../../db/tables/tickets-shows.ts';
import { iso } from '../../../lib/iso.ts';
import { smallPicture } from '../../../lib/picture-schema.ts';
import type { HallMap } from '../maps/hall-map.ts';
import type { AdminHall, AdminHallWithMap, AdminVenue, AdminVenueSummary } from './admin-schemas.ts';
import { readMaps } from './plans.ts';
import { type PicturesOf, picturesBy, readHalls } from './reading.ts';
import { HALL_COLUMNS, hallOf, venueOf } from './rows.ts';
import type { Hall, Region } from './show.ts';

/** A whole venue with its halls; null when there is none. */
export async function readAdminVenue(
  executor: Executor,
  venueId: string,
  picturesOf: PicturesOf,
): Promise<AdminVenue | null> {
  const row = await executor
    .selectFrom('tickets_venues')
    .selectAll()
    .where('id', '=', venueId)
    .executeTakeFirst();
  if (!row) return null;
  const { facts, version, createdAt, updatedAt } = venueOf(row);
  const halls = (await readHalls(executor, [venueId])).get(venueId) ?? [];
  const numbers = await mapNumbers(executor, halls);
  const pictureOf = await picturesBy(executor, [facts.pictureId], picturesOf);
  return {
    ...{ venueId, ...facts, version },
    picture: pictureOf(facts.pictureId),
    halls: halls.map((hall) => hallView(hall, numbers)),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

/** Map id → its number in its hall. */
async function mapNumbers(executor: Executor, halls: readonly Hall[]): Promise<Map<string, number>> {
  const rows = await selectMany<{ id: string; map_no: number }>(
    executor,
    { table: 'tickets_maps', columns: ['id', 'map_no'], keys: ['id'], index: 'PRIMARY', lock: false },
    halls.flatMap(({ mapId }) => (mapId === null ? [] : [[mapId]])),
  );
  return new Map(rows.map((row) => [row.id, row.map_no]));
}

const hallView = (hall: Hall, numbers: ReadonlyMap<string, number>): AdminHall => ({
  hallId: hall.id,
  venueId: hall.venueId,
  name: hall.name,
  mapId: hall.mapId,
  mapNo: hall.mapId === null ? 0 : (numbers.get(hall.mapId) ?? 0),
  seats: hall.seats,
  version: hall.version,
  updatedAt: iso(hall.updatedAt),
});

/** A hall with its newest map; null when there is none. */
export async function readAdminHall(executor: Executor, hallId: string): Promise<AdminHallWithMap | null> {
  const row = await executor
    .selectFrom('tickets_halls')
    .select(HALL_COLUMNS)
    .where('id', '=', hallId)
    .executeTakeFirst();
  if (!row) return null;
  const hall = hallOf(row);
  const text = hall.mapId === null ? undefined : (await readMaps(executor, [hall.mapId])).get(hall.mapId);
  const map = text === undefined ? null : (JSON.parse(text) as HallMap);
  const view = hallView(hall, await mapNumbers(executor, [hall]));
  return { ...view, map: map as AdminHallWithMap['map'], grades: map ? gradesOf(map) : [] };
}

function gradesOf({ grades, sections }: HallMap): AdminHallWithMap['grades'] {
  const seats = grades.map(() => 0);
  const count = (grade: number, by: number) => {
    seats[grade] = (seats[grade] ?? 0) + by;
  };
  for (const section of sections) {
    if (section.kind === 'standing') count(section.grade, section.capacity);
    else for (const row of section.rows) for (const [, , , grade] of row.seats) count(grade, 1);
  }
  return grades.map(({ key, name, colour }, index) => ({ key, name, colour, seats: seats[index] ?? 0 }));
}

/** Rows of the operators' list of venues, in bulk and in the same order. */
export async function venueSummaries(
  executor: Executor,
  rows: readonly TicketsVenuesTable[],
  picturesOf: PicturesOf,
): Promise<AdminVenueSummary[]> {
  const halls = await readHalls(
    executor,
    rows.map(({ id }) => id),
  );
  const pictureOf = await picturesBy(
    executor,
    rows.map((row) => row.picture_id),
    picturesOf,
  );
  return rows.map((row) => {
    const own = halls.get(row.id) ?? [];
    const picture = pictureOf(row.picture_id);
    return {
      venueId: row.id,
      name: { ko: row.name_ko, en: row.name_en },
      region: row.region as Region,
      picture: picture && smallPicture(picture),
      status: row.status,
      halls: own.length,
      seats: Math.max(0, ...own.map(({ seats }) => seats)),
      updatedAt: iso(row.updated_at),
    };
  });
}
