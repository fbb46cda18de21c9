import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../http/errors.ts';
import { localized } from '../../../lib/localized.ts';
import { Closed, Id } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { checkMap } from '../maps/check.ts';
import { type HallMap, MAX_SEATS } from '../maps/hall-map.ts';
import { admin, change, PROBLEMS, TAGS } from './admin-parts.ts';
import type { ShowsInput } from './input.ts';
import { MapBody, MapSaved } from './map-schemas.ts';
import type { ShowsParts } from './parts.ts';

const HallParams = Closed({ hallId: Id });
/** 60,000 seats with long numbers, and as much again. */
const BODY_LIMIT_BYTES = 6 * 1024 * 1024;

/** Drawing a hall: the map as a whole, which is never changed afterwards. */
export function registerMapRoutes(app: App, parts: ShowsParts): void {
  const { admit, makeId } = parts;

  app.put(
    '/admin/tickets/halls/:hallId/map',
    {
      config: admin,
      bodyLimit: BODY_LIMIT_BYTES,
      preValidation: async (request) => refuseTooLarge(request),
      schema: {
        operationId: 'drawHall',
        tags: TAGS,
        summary: 'Draw a hall anew; rounds that there are keep the map that they were made with',
        description:
          'A map that does not hold together is refused with `reason` and `where`, a JSON pointer into it.',
        params: HallParams,
        body: MapBody,
        response: { 200: MapSaved, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { hallId } = request.params;
      const map = mapOf(body);
      const checked = checkMap(map);
      if (!checked.ok) {
        if (checked.reason === 'too-large')
          throw new ProblemError('tickets.map-too-large', { limit: MAX_SEATS });
        throw new ProblemError('tickets.map-invalid', { reason: checked.reason, where: checked.where });
      }
      const command = admit(request, 'tickets.draw-hall', { hallId, ...body });
      const input: ShowsInput = {
        kind: 'draw-hall',
        ...{ hallId, mapId: makeId(), version: body.version },
        ...{ text: JSON.stringify(map), seats: checked.seats, reason: body.reason ?? null },
      };
      const at = { request, reply, status: 200 };
      return change(parts, at, { ...command, input }, (result) => result as never);
    },
  );
}

/** Names without an English one get the Korean one. */
const mapOf = ({ map }: MapBody): HallMap => ({
  ...map,
  grades: map.grades.map((grade) => ({ ...grade, name: localized(grade.name) })),
  sections: map.sections.map((section) => ({ ...section, name: localized(section.name) })),
});

/**
 * Counts what was sent before anything looks at each seat of it: a map with a million of them costs no more than the
 * reading of its text, and that is bounded.
 */
function refuseTooLarge({ body }: FastifyRequest): void {
  const sections: unknown = (body as { map?: { sections?: unknown } } | null)?.map?.sections;
  if (!Array.isArray(sections)) return;
  let places = 0;
  for (const section of sections as { rows?: unknown; capacity?: unknown }[]) {
    if (typeof section?.capacity === 'number') places += Math.abs(section.capacity);
    if (!Array.isArray(section?.rows)) continue;
    for (const row of section.rows as { seats?: unknown }[]) {
      if (Array.isArray(row?.seats)) places += row.seats.length;
    }
  }
  if (!(places <= MAX_SEATS)) throw new ProblemError('tickets.map-too-large', { limit: MAX_SEATS });
}
