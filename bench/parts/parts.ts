import type { Part } from './bench.ts';
import { bulkInsert } from './bulk-insert.ts';
import { burst } from './burst.ts';
import { cache } from './cache.ts';
import { checkout } from './checkout.ts';
import { databaseCpu } from './database-cpu.ts';
import { drop } from './drop.ts';
import { editing } from './editing.ts';
import { instances } from './instances.ts';
import { lists } from './lists.ts';
import { liveMap } from './live-map.ts';
import { mail } from './mail.ts';
import { matching } from './matching.ts';
import { paging } from './paging.ts';
import { places } from './places.ts';
import { planning } from './planning.ts';
import { rebuild } from './rebuild.ts';
import { search } from './search.ts';
import { seats } from './seats.ts';
import { signInStorm } from './sign-in-storm.ts';
import { stocks } from './stocks.ts';
import { tinyDatabase } from './tiny-database.ts';
import { transfers } from './transfers.ts';
import { waitingRoom } from './waiting-room.ts';

/** Every experiment, in the order in which it is run and told. */
export const parts: readonly Part[] = [
  drop,
  burst,
  databaseCpu,
  transfers,
  checkout,
  seats,
  liveMap,
  waitingRoom,
  matching,
  stocks,
  planning,
  editing,
  instances,
  tinyDatabase,
  signInStorm,
  mail,
  paging,
  bulkInsert,
  cache,
  places,
  search,
  rebuild,
  lists,
];
