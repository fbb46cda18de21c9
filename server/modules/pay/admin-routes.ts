import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, PageQuery, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { Member } from '../accounts/index.ts';
import { preview, submit } from './asking.ts';
import { NO_EXCHANGE } from './exchange.ts';
import type { PayParts } from './parts.ts';
import { findReceipt, receiptPage } from './receipts.ts';
import { listReports } from './reconciliation-report.ts';
import {
  AdjustmentBody,
  ChainVerdict,
  CommandQuery,
  Preview,
  ReasonBody,
  Receipt,
  ReceiptPage,
  ReceiptQuery,
  ReconciliationPage,
  ReconciliationReport,
  StatementPage,
  StatementQuery,
  TransferResult,
  TransfersExportQuery,
  TransfersPage,
  TransfersQuery,
} from './schemas.ts';
import { verifyChain } from './seal.ts';
import { readStatement } from './statement.ts';
import { transferList } from './transfer-list.ts';
import type { WalletStatus } from './wallets.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const AccountParams = Closed({ accountId: Id });
const PROOF_WANTED = 'Wants a fresh proof: a stolen token alone moves no money.';

/** What operators do with members' money, and how they look at it. Every change is audited. */
export function registerAdminRoutes(app: App, parts: PayParts): void {
  parts.lists.register(app, transferList(parts.accounts, parts.exchange ?? NO_EXCHANGE), {
    path: '/admin/pay/transfers',
    query: TransfersQuery,
    exportQuery: TransfersExportQuery,
    page: TransfersPage,
    operationId: 'listTransfers',
    exportOperationId: 'exportTransfers',
    summary: 'Transfers by any conditions, newest first',
    description:
      'Facets: `kind`. A whole transfer, account id or e-mail in `q` finds that transfer, or those of that account; ' +
      'other text is looked for inside memos.',
  });
  registerWalletRoutes(app, parts);
  registerLookupRoutes(app, parts);
  registerProofRoutes(app, parts);
}

function registerWalletRoutes(app: App, parts: PayParts): void {
  const statusRoute = (
    verb: 'freeze' | 'unfreeze' | 'close',
    status: WalletStatus,
    summary: string,
    description: string,
  ) =>
    app.post(
      `/admin/pay/accounts/:accountId/${verb}`,
      {
        config: { access: 'admin' },
        schema: {
          operationId: `${verb}Wallet`,
          tags: ['Admin'],
          summary,
          description,
          params: AccountParams,
          body: ReasonBody,
          response: { 200: Member, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        await parts.accounts.requireFreshProof(request);
        const { accountId } = request.params;
        return setStatus(parts, request, reply, { verb, accountId, status, reason: request.body.reason });
      },
    );
  statusRoute(
    'freeze',
    'frozen',
    'Freeze a wallet',
    `It receives but does not pay; its holds stay promised. ${PROOF_WANTED}`,
  );
  statusRoute(
    'unfreeze',
    'active',
    'Unfreeze a wallet',
    `It pays and receives again. Never one’s own. ${PROOF_WANTED}`,
  );
  statusRoute(
    'close',
    'closed',
    'Close a wallet for ever',
    `Its balance and its holds must be empty. ${PROOF_WANTED}`,
  );

  app.post(
    '/admin/pay/adjustments',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'adjustBalance',
        tags: ['Admin'],
        summary: 'Correct a balance, up or down',
        description:
          'Posted against a house wallet, never below zero, never for oneself. With `?dryRun=true` nothing is ' +
          `written. \`balance\` is that of the member after it. ${PROOF_WANTED}`,
        querystring: CommandQuery,
        body: AdjustmentBody,
        response: { 200: Preview, 201: TransferResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      if (request.body.amount === 0) {
        const errors = [{ in: 'body', path: '/amount', message: 'must not be 0' }];
        throw new ProblemError('request.invalid', { errors });
      }
      const asked = { name: 'pay.adjust', input: { kind: 'adjust', ...request.body } as const };
      if (request.query.dryRun) return preview(parts, request, asked, request.body.accountId);
      await parts.accounts.requireFreshProof(request);
      return submit<TransferResult>(parts, request, reply, { ...asked, status: 201 });
    },
  );
}

async function setStatus(
  parts: PayParts,
  request: FastifyRequest,
  reply: FastifyReply,
  change: { verb: string; accountId: string; status: WalletStatus; reason: string },
): Promise<Member> {
  const { verb, accountId, status, reason } = change;
  const command = parts.admit(request, `pay.${verb}`, {
    kind: 'set-status' as const,
    accountId,
    status,
    reason,
  });
  const answer = await parts.lane.submit(command);
  const body = answerWith(request, reply, answer, 200);
  if (!answer.answered || !answer.decision.accepted) return body as Member;
  const member = await parts.accounts.memberView(parts.database.reader, accountId);
  if (!member) throw new ProblemError('account.not-found');
  return member;
}

function registerLookupRoutes(app: App, { database, reads, accounts }: PayParts): void {
  app.get(
    '/admin/members/:accountId/statement',
    {
      config: { access: 'admin', personal: { action: 'member.read', param: 'accountId' } },
      schema: {
        operationId: 'readMemberStatement',
        tags: ['Admin'],
        summary: 'A member’s statement, newest first',
        description: 'As the member sees it.',
        params: AccountParams,
        querystring: StatementQuery,
        response: { 200: StatementPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      const { accountId } = request.params;
      const page = await readStatement(reads.of(request), accountId, { ...query, limit }, accounts.people);
      if (!page) throw new ProblemError('pay.wallet-not-found');
      return page;
    },
  );

  app.get(
    '/admin/members/:accountId/receipts',
    {
      config: { access: 'admin', personal: { action: 'member.read', param: 'accountId' } },
      schema: {
        operationId: 'listMemberReceipts',
        tags: ['Admin'],
        summary: 'A member’s attempts at every service, newest first',
        description: 'Refusals included, with their codes.',
        params: AccountParams,
        querystring: ReceiptQuery,
        response: { 200: ReceiptPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return receiptPage(reads.of(request), request.params.accountId, { ...query, limit });
    },
  );

  app.get(
    '/admin/receipts/:receiptId',
    {
      config: { access: 'admin', personal: { action: 'receipt.read', param: 'receiptId' } },
      schema: {
        operationId: 'findReceipt',
        tags: ['Admin'],
        summary: 'Any receipt by its number',
        description: 'The number stands in the header `receipt-id`, and in `instance` of a refusal.',
        params: Closed({ receiptId: Id }),
        response: { 200: Receipt, ...PROBLEMS },
      },
    },
    async (request) => {
      const receipt = await findReceipt(database.reader, request.params.receiptId, null);
      if (!receipt) throw new ProblemError('pay.receipt-not-found');
      return receipt;
    },
  );
}

function registerProofRoutes(app: App, { database, reconcile }: PayParts): void {
  app.post(
    '/admin/pay/reconciliations',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'reconcile',
        tags: ['Admin'],
        summary: 'Check all money against its postings now',
        description: 'Reads one snapshot of everything and keeps the report; payments go on meanwhile.',
        response: { 201: ReconciliationReport, ...PROBLEMS },
      },
    },
    async (_request, reply) => {
      const report = await reconcile();
      reply.code(201);
      return report;
    },
  );

  app.get(
    '/admin/pay/reconciliations',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'listReconciliations',
        tags: ['Admin'],
        summary: 'Reports of earlier checks, newest first',
        description: 'Of each rule at most the first hundred differences are kept.',
        querystring: PageQuery,
        response: { 200: ReconciliationPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return listReports(database.reader, { ...query, limit });
    },
  );

  app.get(
    '/admin/pay/seals/verification',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'verifySeals',
        tags: ['Admin'],
        summary: 'Recompute the hash chain from the transfers',
        description: 'Reads every sealed transfer; `firstBroken` is the first seal that does not hold.',
        response: { 200: ChainVerdict, ...PROBLEMS },
      },
    },
    async () => verifyChain(database.background),
  );
}
