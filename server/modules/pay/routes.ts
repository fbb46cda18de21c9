import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import { preview, previewOf, submit } from './asking.ts';
import { NO_EXCHANGE } from './exchange.ts';
import { registerHoldRoutes } from './hold-routes.ts';
import type { PayParts } from './parts.ts';
import { registerReadRoutes } from './read-routes.ts';
import {
  Balance,
  BalanceQuery,
  CommandQuery,
  DepositBody,
  DepositStarted,
  Preview,
  SplitTransferBody,
  TransferBody,
  TransferResult,
  WithdrawalBody,
} from './schemas.ts';
import { balanceAt, balanceNow } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const DRY_RUN = 'With `?dryRun=true` nothing is written, and the answer (200) tells what would happen.';

/** What members do with their wallet. */
export function registerPayRoutes(app: App, parts: PayParts): void {
  registerMoneyRoutes(app, parts);
  registerHoldRoutes(app, parts);
  registerReadRoutes(app, parts);
  registerAdminRoutes(app, parts);
}

function registerMoneyRoutes(app: App, parts: PayParts): void {
  const { database, now, mode, topUps, exchange = NO_EXCHANGE } = parts;
  const moneyRoute = (operationId: string, summary: string, description: string) => ({
    operationId,
    tags: ['Pay'],
    summary,
    description: `${description} ${DRY_RUN}`,
    querystring: CommandQuery,
    response: { 200: Preview, 201: TransferResult, ...PROBLEMS },
  });

  app.get(
    '/pay/balance',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readBalance',
        tags: ['Pay'],
        summary: 'The balance, now or at a past time',
        description:
          'With `at` the balance is computed from the postings up to that moment; what was held then is told as 0.',
        querystring: BalanceQuery,
        response: { 200: Balance, ...PROBLEMS },
      },
    },
    async (request) => {
      const { accountId } = callerOf(request);
      const { at } = request.query;
      const isPast = at !== undefined && Date.parse(at) < now();
      const balance = isPast
        ? await balanceAt(database.reader, accountId, Date.parse(at))
        : await balanceNow(database.reader, accountId, now(), exchange.lienOn);
      if (!balance) throw new ProblemError('pay.wallet-not-found');
      return balance;
    },
  );

  app.post(
    '/pay/deposits',
    {
      config: { access: 'member' },
      schema: {
        ...moneyRoute(
          'deposit',
          'Top up the wallet',
          'In demo mode sandbox money, at once: 201. In production, and with `via`, through a gateway: 202, and ' +
            'the customer goes to `checkoutUrl`.',
        ),
        body: DepositBody,
        response: { 200: Preview, 201: TransferResult, 202: DepositStarted, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { amount, via } = request.body;
      if (mode === 'production' || via === 'gateway') {
        const gateway = topUps?.() ?? null;
        if (!gateway) throw new ProblemError('pay.deposits-need-gateway');
        if (request.query.dryRun) return previewOf(await gateway.preview(request, amount));
        reply.code(202);
        return gateway.begin(request, reply, amount);
      }
      const asked = { name: 'pay.deposit', input: { kind: 'deposit', amount } as const };
      if (request.query.dryRun) return preview(parts, request, asked);
      return submit<TransferResult>(parts, request, reply, { ...asked, status: 201 });
    },
  );

  app.post(
    '/pay/withdrawals',
    {
      config: { access: 'member' },
      schema: {
        ...moneyRoute('withdraw', 'Take money out of the wallet', 'Only what is not held.'),
        body: WithdrawalBody,
      },
    },
    async (request, reply) => {
      const asked = { name: 'pay.withdraw', input: { kind: 'withdraw', ...request.body } as const };
      if (request.query.dryRun) return preview(parts, request, asked);
      return submit<TransferResult>(parts, request, reply, { ...asked, status: 201 });
    },
  );

  app.post(
    '/pay/transfers',
    {
      config: { access: 'member' },
      schema: {
        ...moneyRoute('transfer', 'Send money to one member', '`to` is an e-mail address or an account id.'),
        body: TransferBody,
      },
    },
    async (request, reply) => {
      const { to, amount, memo = null } = request.body;
      const asked = {
        name: 'pay.transfer',
        input: { kind: 'transfer', legs: [{ to, amount }], memo } as const,
      };
      if (request.query.dryRun) return preview(parts, request, asked, to);
      return submit<TransferResult>(parts, request, reply, { ...asked, status: 201 });
    },
  );

  app.post(
    '/pay/split-transfers',
    {
      config: { access: 'member' },
      schema: {
        ...moneyRoute(
          'splitTransfer',
          'Send money to several members at once',
          'All legs or none; nobody may be named twice.',
        ),
        body: SplitTransferBody,
      },
    },
    async (request, reply) => {
      const { legs, memo = null } = request.body;
      const asked = { name: 'pay.split-transfer', input: { kind: 'transfer', legs, memo } as const };
      if (request.query.dryRun) return preview(parts, request, asked);
      return submit<TransferResult>(parts, request, reply, { ...asked, status: 201 });
    },
  );
}
