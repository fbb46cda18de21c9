import { recordAttempt } from '../../events/audit.ts';
import { GatewayUnavailable } from '../../gateways/index.ts';
import { callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { listReports, reportNow } from './daily.ts';
import type { PaymentsParts } from './parts.ts';
import { paymentList } from './payment-list.ts';
import { periodOf } from './report.ts';
import {
  AdminPayment,
  CancellationBody,
  type DailyReport,
  DailyReports,
  LookupBody,
  PaymentParams,
  PaymentsExportQuery,
  PaymentsPage,
  PaymentsQuery,
  ReportBody,
  ReportQuery,
} from './schemas.ts';
import { adminView } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;

/** What operators see of payments, and what they do about them. Every change is audited. */
export function registerAdminRoutes(app: App, parts: PaymentsParts): void {
  registerLists(app, parts);
  registerActs(app, parts);
  registerReports(app, parts);
}

async function view({ database, accounts }: PaymentsParts, paymentId: string): Promise<AdminPayment> {
  const payment = await adminView(database.reader, paymentId, accounts.byId);
  if (!payment) throw new ProblemError('payment.not-found');
  return payment;
}

function registerLists(app: App, parts: PaymentsParts): void {
  parts.lists.register(app, paymentList(parts.accounts), {
    path: '/admin/payments',
    query: PaymentsQuery,
    exportQuery: PaymentsExportQuery,
    page: PaymentsPage,
    operationId: 'listAllPayments',
    exportOperationId: 'exportPayments',
    summary: 'Payments through gateways by any conditions, newest first',
    description:
      'Facets: `status`, `gateway`, `purpose`. A whole payment, payment key, order, account id or e-mail in `q` finds ' +
      'those payments alone; other text is looked for inside names of orders and of members, and in e-mails.',
  });

  app.get(
    '/admin/payments/:paymentId',
    {
      config: { ...admin, personal: { action: 'payment.read', param: 'paymentId' } },
      schema: {
        operationId: 'readAnyPayment',
        tags: ['Admin'],
        summary: 'One payment with its timeline and every attempt',
        params: PaymentParams,
        response: { 200: AdminPayment, ...PROBLEMS },
      },
    },
    async (request) => view(parts, request.params.paymentId),
  );
}

function registerActs(app: App, parts: PaymentsParts): void {
  const { accounts, database, lane, admit, work, makeId, now } = parts;
  app.post(
    '/admin/payments/:paymentId/cancellations',
    {
      config: admin,
      schema: {
        operationId: 'cancelPayment',
        tags: ['Admin'],
        summary: 'Give back all or a part of a payment',
        description:
          'The money is taken out of the wallet first (409 `pay.insufficient-funds` when it is not there), then ' +
          'the gateway gives it back: 201. When the gateway refuses, it is put back: 409. When it does not answer, ' +
          'it is asked until it does: 202. Wants a fresh proof: a stolen token alone moves no money.',
        params: PaymentParams,
        body: CancellationBody,
        response: { 201: AdminPayment, 202: AdminPayment, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      const { paymentId } = request.params;
      const input = { kind: 'cancel', paymentId, ...request.body } as const;
      const answer = await lane.submit(admit(request, 'payment.cancel', input));
      const body = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      if (!answer.replayed) await work.cancel(paymentId);
      const payment = await view(parts, paymentId);
      const own = payment.cancellations.find((one) => one.cancellationId === body.cancellationId);
      if (own?.status === 'refused') {
        throw new ProblemError('payment.cancellation-refused', { gatewayCode: own.failure?.code ?? '' });
      }
      reply.code(own?.status === 'done' ? 201 : 202);
      return payment;
    },
  );

  app.post(
    '/admin/payments/:paymentId/lookups',
    {
      config: admin,
      schema: {
        operationId: 'lookUpPayment',
        tags: ['Admin'],
        summary: 'Ask the gateway now what became of a payment',
        description:
          'What it says is settled as always; what a person was to look at is cleared when all is well.',
        params: PaymentParams,
        body: LookupBody,
        response: { 200: AdminPayment, ...PROBLEMS },
      },
    },
    async (request) => {
      const { paymentId } = request.params;
      await view(parts, paymentId);
      await recordAttempt(database, {
        id: makeId(),
        at: now(),
        actorId: callerOf(request).accountId,
        action: 'payment.look-up',
        subject: paymentId,
        reason: request.body.reason ?? null,
        details: {},
      });
      await work.lookUp(paymentId, 'operator');
      return view(parts, paymentId);
    },
  );
}

function registerReports(app: App, parts: PaymentsParts): void {
  const { database, gateways, byName } = parts;
  app.get(
    '/admin/payments/reports',
    {
      config: admin,
      schema: {
        operationId: 'listPaymentReports',
        tags: ['Admin'],
        summary: 'Gateways’ lists of a day, held against our payments',
        description: 'Made once a day for the day before. Newest first.',
        querystring: ReportQuery,
        response: { 200: DailyReports, ...PROBLEMS },
      },
    },
    async (request) => ({ items: await listReports(database.reader, request.query.day) }),
  );

  app.post(
    '/admin/payments/reports',
    {
      config: admin,
      schema: {
        operationId: 'makePaymentReport',
        tags: ['Admin'],
        summary: 'Compare a day now',
        description: 'One report for each gateway that is set up, or for the one that is named.',
        body: ReportBody,
        response: { 201: DailyReports, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { day, gateway: name } = request.body;
      const period = periodOf(day);
      if (!period) throw new ProblemError('payment.report-day');
      const wanted = name === undefined ? gateways : [byName.get(name)].filter((one) => one !== undefined);
      if (wanted.length === 0) throw new ProblemError('payment.gateway-unknown');
      const by = callerOf(request).accountId;
      const items: DailyReport[] = [];
      try {
        for (const gateway of wanted) items.push(await reportNow(parts, gateway, { day, period, by }));
      } catch (error) {
        if (!(error instanceof GatewayUnavailable)) throw error;
        throw new ProblemError('payment.gateway-unavailable', { detail: error.message, retryAfterS: 30 });
      }
      reply.code(201);
      return { items };
    },
  );
}
