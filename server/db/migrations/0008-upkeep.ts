import type { Kysely } from 'kysely';

/** Indexes by which old rows are found and purged. */
export async function up(_db: Kysely<unknown>): Promise<void> {}
