import type { Kysely } from 'kysely';

/** Jobs: what runs when, who holds it, how far it has come. */
export async function up(_db: Kysely<unknown>): Promise<void> {}
