import type { Lane } from '../../../engine/index.ts';
import type { Part } from '../../../module.ts';
import { createAllowance, noAllowance } from '../../../voices/allowance.ts';
import type { TripsParts } from '../parts.ts';
import type { LinkUses } from '../people/link-uses.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import { operatorsCommentSearchable } from './comment-list.ts';
import { registerCommentRoutes } from './comment-routes.ts';
import { registerCopyRoutes } from './copy-routes.ts';
import { decideAround } from './decide.ts';
import { registerFileRoutes } from './file-routes.ts';
import type { AroundInput } from './input.ts';
import { aroundNotices, aroundStreams } from './notices.ts';
import type { AroundParts } from './parts.ts';
import { erasePerson, personOf } from './person.ts';
import { prefetchAround } from './prefetch.ts';
import { registerPublicRoutes } from './public-routes.ts';
import { rememberOpen } from './remembered.ts';
import { tripSearchable } from './searchable.ts';
import type { AroundState } from './state.ts';
import { operatorsTripSearchable } from './trip-list.ts';
import { writeAround } from './write.ts';

/** For whoever takes a trip away for good. */
export { releaseFilesOf } from './write.ts';

export interface Around extends Part {
  readonly lane: Lane<AroundInput, AroundState>;
}

/**
 * What is around trips: public ones, what people say of them, copies, files, and what operators do.
 * @param uses counts who reads by a link
 */
export function createAround(deps: TripsParts, uses: LinkUses): Around {
  const { files, config, now, random } = deps;
  const lane = deps.openLane<AroundInput, AroundState>({
    name: 'trips-around',
    prefetch: (tx, commands) => prefetchAround(tx, commands, files),
    decide: decideAround,
    write: (tx, state) => writeAround(tx, state, files),
  });
  const allowance = config.rateLimit ? createAllowance(deps.createBuckets('trips-comments')) : noAllowance;
  const parts: AroundParts = {
    ...deps,
    ...{ around: lane, uses, allowance, remembered: rememberOpen(deps) },
  };
  return {
    lane,
    routes: (app) => {
      registerPublicRoutes(app, parts);
      registerCommentRoutes(app, parts);
      registerCopyRoutes(app, parts);
      registerFileRoutes(app, parts);
      registerAdminRoutes(app, parts);
    },
    streams: aroundStreams,
    notices: aroundNotices,
    searchables: [tripSearchable, operatorsTripSearchable, operatorsCommentSearchable],
    personalData: personOf,
    onErase: (tx, accountId) => erasePerson(tx, accountId, now(), random(16)),
  };
}
