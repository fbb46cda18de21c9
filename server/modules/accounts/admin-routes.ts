import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { memberList } from './member-list.ts';
import type { AccountsParts } from './parts.ts';
import {
  AuditPage,
  AuditQuery,
  ChangeRoleBody,
  Member,
  MembersExportQuery,
  MembersPage,
  MembersQuery,
} from './schemas.ts';
import { listAudit, memberView } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const PAGE_SIZE = 20;
const Params = Closed({ accountId: Id });

/** What operators see and do with members, and the log of what operators did. */
export function registerAdminRoutes(app: App, parts: AccountsParts): void {
  const { admit, database, entrance, lane, lists, reads, walletsOf, files } = parts;
  const admin = { access: 'admin' } as const;

  lists.register(app, memberList(walletsOf, files.picturesOf), {
    path: '/admin/members',
    query: MembersQuery,
    exportQuery: MembersExportQuery,
    page: MembersPage,
    operationId: 'listMembers',
    exportOperationId: 'exportMembers',
    summary: 'Members by any conditions, newest first',
    description:
      'Facets: `role`, `status`. A whole account id or e-mail finds that member alone; other text is looked for ' +
      'inside names and e-mails.',
  });

  app.get(
    '/admin/members/:accountId',
    {
      config: { ...admin, personal: { action: 'member.read', param: 'accountId' } },
      schema: {
        operationId: 'readMember',
        tags: ['Admin'],
        summary: 'One member with the state of the wallet',
        params: Params,
        response: { 200: Member, ...PROBLEMS },
      },
    },
    async (request) => {
      const member = await memberView(database.reader, request.params.accountId, walletsOf, files.picturesOf);
      if (!member) throw new ProblemError('account.not-found');
      return member;
    },
  );

  app.post(
    '/admin/members/:accountId/role',
    {
      config: admin,
      schema: {
        operationId: 'changeRole',
        tags: ['Admin'],
        summary: 'Make a member an admin or the other way round; in force from the next token on',
        description: 'Wants a fresh proof: a stolen token alone makes no administrator.',
        params: Params,
        body: ChangeRoleBody,
        response: { 200: Member, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await entrance.requireFreshProof(request);
      const { accountId } = request.params;
      const input = { kind: 'change-role', accountId, ...request.body } as const;
      const answer = await lane.submit(admit(request, 'account.change-role', input));
      const body = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      return (await memberView(database.reader, accountId, walletsOf, files.picturesOf)) as Member;
    },
  );

  app.get(
    '/admin/audit',
    {
      config: admin,
      schema: {
        operationId: 'listAudit',
        tags: ['Admin'],
        summary: 'What operators did, newest first',
        description: 'Narrowed down by what was acted on (its whole id), by a period, or by both.',
        querystring: AuditQuery,
        response: { 200: AuditPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = PAGE_SIZE, ...query } = request.query;
      return listAudit(reads.of(request), { ...query, limit });
    },
  );
}
