import type { FastifyRequest } from 'fastify';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { iso } from '../../../lib/iso.ts';
import { PageQuery, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { ContestParts } from './parts.ts';
import { JoinBody, LeaguePage, LeagueQuery, SeasonDetail, SeasonParams, SeasonsPage } from './schemas.ts';
import { listSeasons, readLeague, readSeason } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Stocks'];

/** Seasons, as everybody sees them, and joining. */
export function registerSeasonRoutes(app: App, parts: ContestParts): void {
  const { database, reads, now, leagues, seasons, admit } = parts;
  const asking = (request: FastifyRequest) => ({ accountId: request.caller?.accountId ?? null, now: now() });

  app.get(
    '/stocks/seasons',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'listSeasons',
        tags: TAGS,
        summary: 'Seasons of mock trading, the newest first',
        querystring: PageQuery,
        response: { 200: SeasonsPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const page = await listSeasons(reads.of(request), asking(request), {
        ...request.query,
        withDrafts: false,
      });
      return { ...page, serverTime: iso(now()) };
    },
  );

  app.get(
    '/stocks/seasons/:seasonId',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'readSeason',
        tags: TAGS,
        summary: 'One season, and what the caller has in it',
        params: SeasonParams,
        response: { 200: SeasonDetail, ...PROBLEMS },
      },
    },
    async (request) => {
      const season = await readSeason(reads.of(request), leagues, request.params.seasonId, asking(request));
      if (!season) throw new ProblemError('stocks.season-not-found');
      return season;
    },
  );

  app.get(
    '/stocks/seasons/:seasonId/league',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'readLeague',
        tags: TAGS,
        summary: 'Who has won how much so far, the best first',
        description: 'While it runs, reckoned anew once a second at the most; afterwards as it ended.',
        params: SeasonParams,
        querystring: LeagueQuery,
        response: { 200: LeaguePage, ...PROBLEMS },
      },
    },
    async (request) => {
      const league = await readLeague(reads.of(request), leagues, request.params.seasonId, {
        ...asking(request),
        ...request.query,
      });
      if (!league) throw new ProblemError('stocks.season-not-found');
      return league;
    },
  );

  app.post(
    '/stocks/seasons/:seasonId/entries',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'joinSeason',
        tags: TAGS,
        summary: 'Take part in a season, with its starting cash; whoever does so already is told so',
        params: SeasonParams,
        body: JoinBody,
        response: { 201: SeasonDetail, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { seasonId } = request.params;
      const input = { kind: 'join', seasonId, nickname: request.body.nickname ?? null } as const;
      const answer = await seasons.submit(admit(request, 'stocks.join-season', input));
      const body = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      return (await readSeason(database.reader, leagues, seasonId, asking(request)))!;
    },
  );
}
