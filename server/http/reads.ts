import type { FastifyRequest } from 'fastify';
import type { Executor } from '../db/dialect.ts';
import type { Database } from '../db/open.ts';

/** Where a request reads what it does not decide on: lists, pages, reports. */
export interface Reads {
  /**
   * Whoever says who they are (a token, a cookie) sees everything that was committed before they asked: what they
   * have just done themselves, on whichever instance and device. Everybody else may see a little less than the newest.
   * One executor for one request: all that is read through it comes from one side, the primary or the replica.
   */
  of(request: FastifyRequest): Executor;
}

/** Chooses between the primary and the replica, for each request; without a replica there is nothing to choose. */
export function createReads(database: Pick<Database, 'current' | 'lagging'>): Reads {
  return {
    of: ({ headers }) =>
      headers.authorization === undefined && headers.cookie === undefined
        ? database.lagging
        : database.current(),
  };
}
