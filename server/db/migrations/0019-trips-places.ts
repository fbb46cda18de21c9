import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Places that people go to, those of members, and what an import has brought. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  trips_places: `
    id varchar(16) not null primary key,
    source varchar(10) not null check (source in ('sample', 'import', 'operator', 'member')),
    source_id varchar(60) not null,
    owner_id varchar(16),
    kind varchar(10) not null check (kind in ('sight', 'culture', 'festival', 'course', 'leisure', 'lodging', 'shopping', 'food')),
    province varchar(2) not null,
    district varchar(5),
    name_ko varchar(400) not null,
    name_en varchar(400) not null,
    about_ko longtext not null,
    about_en longtext not null,
    address varchar(800) not null,
    words longtext not null,
    lat_e6 int not null check (lat_e6 between -90000000 and 90000000),
    lng_e6 int not null check (lng_e6 between -180000000 and 180000000),
    hours longtext not null,
    stay_min int not null check (stay_min > 0),
    phone varchar(60) not null,
    url varchar(1000) not null,
    picture varchar(1000),
    popularity int not null,
    shown int,
    cell int not null,
    stamp varchar(64) not null,
    edited_at bigint,
    version int not null,
    changed_at bigint not null,
    hidden_at bigint,
    unique (source, source_id)`,
  trips_place_sources: `
    source varchar(10) not null primary key,
    stamp varchar(64) not null,
    changed_at bigint not null`,
};

const INDEXES = [
  'trips_places_province on trips_places (province, shown, id)',
  'trips_places_province_kind on trips_places (province, kind, shown, id)',
  'trips_places_district on trips_places (district, shown, id)',
  'trips_places_district_kind on trips_places (district, kind, shown, id)',
  'trips_places_kind on trips_places (kind, shown, id)',
  'trips_places_shown on trips_places (shown, id)',
  'trips_places_cell on trips_places (cell, shown)',
  'trips_places_owner on trips_places (owner_id, id)',
  'trips_places_name on trips_places (name_ko, id)',
];
