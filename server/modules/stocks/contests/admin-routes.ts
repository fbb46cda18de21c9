import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Executor } from '../../../db/dialect.ts';
import type { Command } from '../../../engine/index.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import { localized, orEmpty } from '../../../lib/localized.ts';
import { PageQuery, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { SeasonInput } from './input.ts';
import type { ContestParts } from './parts.ts';
import { entriesOfSeasons, readSeasons } from './queries.ts';
import {
  AdminSeason,
  MakerBody,
  NewSeasonBody,
  SeasonBody,
  SeasonParams,
  SeasonsPage,
  StatusBody,
} from './schemas.ts';
import type { SeasonFacts } from './season.ts';
import { listSeasons, summaryOf, symbolsOf } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const TAGS = ['Admin'];

const factsOf = (body: SeasonBody): SeasonFacts => ({
  name: localized(body.name),
  about: orEmpty(body.about),
  symbols: body.symbols,
  startingCash: body.startingCash,
  schedule: body.schedule,
  startsAt: Date.parse(body.startsAt),
  endsAt: Date.parse(body.endsAt),
});

async function view(parts: ContestParts, executor: Executor, seasonId: string): Promise<AdminSeason> {
  const { accounts, now } = parts;
  const [season] = await readSeasons(executor, [seasonId]);
  if (!season) throw new ProblemError('stocks.season-not-found');
  const makers = (await entriesOfSeasons(executor, [seasonId])).filter(({ role }) => role === 'maker');
  const names = await accounts.byId(
    executor,
    makers.map(({ accountId }) => accountId),
  );
  return {
    ...summaryOf(season, { joined: false, makers: makers.length }, now()),
    symbols: await symbolsOf(executor, season),
    makers: makers.map(({ accountId, nickname, role, startingCash, shares, joinedAt }) => ({
      ...{ accountId, memberName: names.get(accountId)?.name ?? '', nickname, role },
      ...{ startingCash, shares, joinedAt: iso(joinedAt) },
    })),
    endedAt: isoOrNull(season.endedAt),
    version: season.version,
    createdAt: iso(season.createdAt),
    serverTime: iso(now()),
  };
}

/** Submits, and answers with the season as it is afterwards. */
async function act(
  parts: ContestParts,
  { request, reply, status }: { request: FastifyRequest; reply: FastifyReply; status: number },
  command: Command<SeasonInput>,
): Promise<AdminSeason> {
  const answer = await parts.seasons.submit(command);
  const body = answerWith(request, reply, answer, status);
  if (!answer.answered || !answer.decision.accepted) return body as never;
  return view(parts, parts.database.reader, String(body.seasonId));
}

/** What operators do with seasons; each change is audited with its reason. */
export function registerAdminSeasonRoutes(app: App, parts: ContestParts): void {
  registerReading(app, parts);
  registerWriting(app, parts);
  registerActs(app, parts);
}

function registerReading(app: App, parts: ContestParts): void {
  const { reads, now } = parts;
  app.get(
    '/admin/stocks/seasons',
    {
      config: admin,
      schema: {
        operationId: 'listAdminSeasons',
        tags: TAGS,
        summary: 'All seasons, drafts too, the newest first',
        querystring: PageQuery,
        response: { 200: SeasonsPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const asking = { accountId: null, now: now() };
      const page = await listSeasons(reads.of(request), asking, { ...request.query, withDrafts: true });
      return { ...page, serverTime: iso(now()) };
    },
  );

  app.get(
    '/admin/stocks/seasons/:seasonId',
    {
      config: admin,
      schema: {
        operationId: 'readAdminSeason',
        tags: TAGS,
        summary: 'One season with its market makers, and its version',
        params: SeasonParams,
        response: { 200: AdminSeason, ...PROBLEMS },
      },
    },
    (request) => view(parts, reads.of(request), request.params.seasonId),
  );
}

function registerWriting(app: App, parts: ContestParts): void {
  const { admit } = parts;
  app.post(
    '/admin/stocks/seasons',
    {
      config: admin,
      schema: {
        operationId: 'createSeason',
        tags: TAGS,
        summary: 'Make a season; it is a draft until it is announced',
        body: NewSeasonBody,
        response: { 201: AdminSeason, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const { body } = request;
      const command = admit(request, 'stocks.create-season', body);
      const facts = factsOf(body);
      const input = {
        kind: 'save',
        seasonId: command.id,
        version: null,
        facts,
        reason: body.reason ?? null,
      } as const;
      return act(parts, { request, reply, status: 201 }, { ...command, input });
    },
  );

  app.put(
    '/admin/stocks/seasons/:seasonId',
    {
      config: admin,
      schema: {
        operationId: 'editSeason',
        tags: TAGS,
        summary: 'Write a whole season anew; refused when somebody else has changed it since it was read',
        description:
          'Once somebody has joined, cash, symbols and schedule stay; once it runs, its start too.',
        params: SeasonParams,
        body: SeasonBody,
        response: { 200: AdminSeason, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const { body, params } = request;
      const { version, reason = null } = body;
      const input = { kind: 'save', ...params, version, facts: factsOf(body), reason } as const;
      return act(parts, { request, reply, status: 200 }, admit(request, 'stocks.edit-season', input));
    },
  );
}

function registerActs(app: App, parts: ContestParts): void {
  const { admit, accounts, database } = parts;
  app.post(
    '/admin/stocks/seasons/:seasonId/status',
    {
      config: admin,
      schema: {
        operationId: 'changeSeasonStatus',
        tags: TAGS,
        summary: 'Announce a season, so that it can be joined and begins by itself, or call it off',
        params: SeasonParams,
        body: StatusBody,
        response: { 200: AdminSeason, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const { status, ...said } = request.body;
      const kind = status === 'announced' ? 'announce' : 'cancel';
      const input = { kind, ...request.params, ...said } as const;
      return act(parts, { request, reply, status: 200 }, admit(request, `stocks.${kind}-season`, input));
    },
  );

  app.post(
    '/admin/stocks/seasons/:seasonId/makers',
    {
      config: admin,
      schema: {
        operationId: 'addMarketMaker',
        tags: TAGS,
        summary: 'Give a member cash and shares to make a market with; they are not ranked',
        description: 'Before the season begins. Without anybody who has shares there is nothing to trade.',
        params: SeasonParams,
        body: MakerBody,
        response: { 201: AdminSeason, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { email, nickname = null, ...given } = request.body;
      const key = accounts.emailKeyOf(email);
      const accountId = (await accounts.byEmail(database.reader, [key])).get(key)?.id ?? '';
      const input = { kind: 'add-maker', ...request.params, accountId, nickname, ...given } as const;
      return act(parts, { request, reply, status: 201 }, admit(request, 'stocks.add-maker', input));
    },
  );
}
