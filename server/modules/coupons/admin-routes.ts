import { randomInt } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../engine/index.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, PageQuery, Problem, Text } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { PictureBody } from '../files/index.ts';
import type { Campaign as CampaignState, CouponInput } from './campaign.ts';
import type { CouponsParts } from './index.ts';
import {
  Campaign,
  CampaignBody,
  CampaignPage,
  ClaimList,
  CodesBody,
  CodesResult,
  OpenBody,
} from './schemas.ts';
import { codesCsv, listCampaigns, listClaims, readCampaign } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const CURRENCY = 'KRW';
const CODE_LENGTH = 12;
/** No vowels and no look-alikes: codes are read aloud and typed from paper. */
const CODE_ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
const Params = Closed({ campaignId: Id });

const makeCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

const millis = (time: string | undefined): number | null => (time === undefined ? null : Date.parse(time));

/** What operators do with campaigns; each change is a command of the same lane, and audited. */
export function registerAdminRoutes(app: App, parts: CouponsParts): void {
  const { database, lane, admit, now, names } = parts;
  const { picturesOf } = parts.files;
  const admin = { access: 'admin' } as const;

  /** Submits, and answers with the campaign as it is afterwards. */
  async function change(
    request: FastifyRequest,
    reply: FastifyReply,
    command: Command<CouponInput>,
    status: number,
  ) {
    const answer = await lane.submit(command);
    const body = answerWith(request, reply, answer, status);
    if (!answer.answered || !answer.decision.accepted) return body as never;
    return (await readCampaign(database.reader, String(body.campaignId), now(), picturesOf)) as Campaign;
  }

  app.get(
    '/admin/coupons/campaigns',
    {
      config: admin,
      schema: {
        operationId: 'listCampaigns',
        tags: ['Admin'],
        summary: 'Coupon campaigns, newest first',
        querystring: PageQuery,
        response: { 200: CampaignPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return listCampaigns(database.reader, { ...query, limit }, now(), picturesOf);
    },
  );

  app.post(
    '/admin/coupons/campaigns',
    {
      config: admin,
      schema: {
        operationId: 'createCampaign',
        tags: ['Admin'],
        summary: 'Make a campaign: a draft, or scheduled when `opensAt` is given',
        body: CampaignBody,
        response: { 201: Campaign, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      // Identity and time are stamped here and are no part of what the same key must repeat.
      const command = admit(request, 'coupon.create', body);
      const campaign: CampaignState = {
        id: command.id,
        kind: body.kind,
        name: body.name,
        nameEn: body.nameEn ?? null,
        discount: body.discount,
        minimumSpend: body.minimumSpend ?? 0,
        currency: CURRENCY,
        scope: body.scope ?? {},
        total: body.total,
        perMemberLimit: body.perMemberLimit ?? 1,
        code: body.code ?? null,
        createdAt: command.at,
        // Codes wait for nothing: they can be registered as soon as they are known.
        opensAt: millis(body.opensAt) ?? (body.kind === 'drop' ? null : command.at),
        closesAt: millis(body.closesAt),
        validUntil: Date.parse(body.validUntil),
        claimed: 0,
        used: 0,
        codesMade: 0,
        posterId: body.posterFileId ?? null,
        clock: command.at,
      };
      return change(request, reply, { ...command, input: { kind: 'create', campaign } }, 201);
    },
  );

  app.get(
    '/admin/coupons/campaigns/:campaignId',
    {
      config: admin,
      schema: {
        operationId: 'readCampaign',
        tags: ['Admin'],
        summary: 'One campaign',
        params: Params,
        response: { 200: Campaign, ...PROBLEMS },
      },
    },
    async (request) => {
      const campaign = await readCampaign(database.reader, request.params.campaignId, now(), picturesOf);
      if (!campaign) throw new ProblemError('coupon.campaign-not-found');
      return campaign;
    },
  );

  app.post(
    '/admin/coupons/campaigns/:campaignId/open',
    {
      config: admin,
      schema: {
        operationId: 'openCampaign',
        tags: ['Admin'],
        summary: 'Open a draft or scheduled campaign now, or set when it opens',
        params: Params,
        body: OpenBody,
        response: { 200: Campaign, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const opensAt = millis(request.body.opensAt);
      const { campaignId } = request.params;
      return change(
        request,
        reply,
        admit(request, 'coupon.open', { kind: 'open', campaignId, opensAt }),
        200,
      );
    },
  );

  app.post(
    '/admin/coupons/campaigns/:campaignId/close',
    {
      config: admin,
      schema: {
        operationId: 'closeCampaign',
        tags: ['Admin'],
        summary: 'Close a campaign for good; coupons that were claimed stay good',
        params: Params,
        body: Closed({ reason: Text(200, 'Wrong amount printed') }),
        response: { 200: Campaign, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const input = { kind: 'close', campaignId, reason: request.body.reason } as const;
      return change(request, reply, admit(request, 'coupon.close', input), 200);
    },
  );

  app.put(
    '/admin/coupons/campaigns/:campaignId/poster',
    {
      config: admin,
      schema: {
        operationId: 'setPoster',
        tags: ['Admin'],
        summary: 'Put up an uploaded picture as the poster, or take the poster down',
        params: Params,
        body: PictureBody,
        response: { 200: Campaign, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const input = { kind: 'set-poster', campaignId, fileId: request.body.fileId } as const;
      return change(request, reply, admit(request, 'coupon.set-poster', input), 200);
    },
  );

  app.post(
    '/admin/coupons/campaigns/:campaignId/codes',
    {
      config: admin,
      schema: {
        operationId: 'makeCodes',
        tags: ['Admin'],
        summary: 'Make unique codes in bulk',
        params: Params,
        body: CodesBody,
        response: { 201: CodesResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const { count } = request.body;
      const command = admit(request, 'coupon.make-codes', { campaignId, count });
      const codes = new Set<string>();
      while (codes.size < count) codes.add(makeCode());
      const input = { kind: 'make-codes', campaignId, codes: [...codes] } as const;
      const answer = await lane.submit({ ...command, input });
      return answerWith(request, reply, answer, 201) as never;
    },
  );

  app.get(
    '/admin/coupons/campaigns/:campaignId/codes.csv',
    {
      config: { ...admin, personal: { action: 'coupon.read-codes', param: 'campaignId' } },
      schema: {
        operationId: 'downloadCodes',
        tags: ['Admin'],
        summary: 'The unique codes of a campaign as CSV',
        params: Params,
        response: PROBLEMS,
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const campaign = await readCampaign(database.reader, campaignId, now(), picturesOf);
      if (!campaign) throw new ProblemError('coupon.campaign-not-found');
      reply.header('content-type', 'text/csv; charset=utf-8');
      reply.header('content-disposition', `attachment; filename="codes-${campaignId}.csv"`);
      return reply.send(Readable.from(codesCsv(database.background, campaignId)) as never);
    },
  );

  app.get(
    '/admin/coupons/campaigns/:campaignId/claims',
    {
      config: { ...admin, personal: { action: 'coupon.read-claims', param: 'campaignId' } },
      schema: {
        operationId: 'listClaims',
        tags: ['Admin'],
        summary: 'Who claimed, in order of position',
        params: Params,
        querystring: PageQuery,
        response: { 200: ClaimList, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      const { campaignId } = request.params;
      const page = await listClaims(database.reader, campaignId, { ...query, limit }, now(), names);
      if (!page) throw new ProblemError('coupon.campaign-not-found');
      return page;
    },
  );
}
