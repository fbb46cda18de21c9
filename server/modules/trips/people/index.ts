import { deriveKey } from '../../../lib/keys.ts';
import type { Part } from '../../../module.ts';
import type { TripsParts } from '../parts.ts';
import { registerLinkRoutes } from './link-routes.ts';
import { createLinkUses, type LinkUses } from './link-uses.ts';
import { peopleNotices, peopleStreams } from './notices.ts';
import type { PeopleParts } from './parts.ts';
import { registerPeopleRoutes } from './people-routes.ts';
import { isOpenRow } from './reading.ts';
import { createLinkTokens } from './tokens.ts';

export interface People extends Part {
  /** How often links are read by. */
  readonly uses: LinkUses;
}

/** Who takes part in a trip, who is invited, and who may read it. */
export function createPeople(deps: TripsParts): People {
  const { database, config, now } = deps;
  const tokens = createLinkTokens(deriveKey(config.dataSecret, 'trip-links'));
  const uses = createLinkUses(database);
  const parts: PeopleParts = {
    ...deps,
    ...{ tokens, mails: config.rateLimit ? deps.createBuckets('trips-mails') : null },
  };
  return {
    uses,
    routes: (app) => {
      registerPeopleRoutes(app, parts);
      registerLinkRoutes(app, parts);
    },
    streams: peopleStreams,
    notices: peopleNotices,
    rounds: [uses.round],
    onClose: uses.flush,
    // A mail that was not sent before its link ended is not sent.
    proofSecrets: async (linkId) => {
      const row = await database.reader
        .selectFrom('trips_links')
        .selectAll()
        .where('id', '=', linkId)
        .executeTakeFirst();
      return row && isOpenRow(row, now()) ? { code: '', token: tokens.tokenOf(row.id) } : null;
    },
  };
}
