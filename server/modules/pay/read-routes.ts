import { Readable } from 'node:stream';
import Type from 'typebox';
import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, PageQuery, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { PayParts } from './parts.ts';
import { findReceipt, receiptPage } from './receipts.ts';
import {
  CsvQuery,
  Receipt,
  ReceiptPage,
  ReceiptQuery,
  Seal,
  SealPage,
  StatementPage,
  StatementQuery,
  TransferDetail,
} from './schemas.ts';
import { readStatement, readTransfer, statementCsv } from './statement.ts';
import { listSeals, readSeal, readWallet } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** Statements, proofs and receipts. */
export function registerReadRoutes(app: App, parts: PayParts): void {
  registerStatementRoutes(app, parts);
  registerReceiptRoutes(app, parts);
}

function registerStatementRoutes(app: App, { database, reads, accounts }: PayParts): void {
  app.get(
    '/pay/statement',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readStatement',
        tags: ['Pay'],
        summary: 'What came in and went out, newest first',
        description: '`from` is the first moment of the period, `to` the first moment after it.',
        querystring: StatementQuery,
        response: { 200: StatementPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      const { accountId } = callerOf(request);
      const page = await readStatement(database.reader, accountId, { ...query, limit }, accounts.people);
      if (!page) throw new ProblemError('pay.wallet-not-found');
      return page;
    },
  );

  app.get(
    '/pay/statement.csv',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'downloadStatement',
        tags: ['Pay'],
        summary: 'The statement as a file for spreadsheets',
        description: 'CSV (RFC 4180) in UTF-8; times are UTC, amounts are in the smallest unit.',
        produces: ['text/csv'],
        querystring: CsvQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const wallet = await readWallet(database.reader, callerOf(request).accountId);
      if (!wallet) throw new ProblemError('pay.wallet-not-found');
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="statement.csv"')
        .header('cache-control', 'no-store');
      const lines = statementCsv(database.background, wallet, request.query, accounts.people);
      return Readable.from(lines) as unknown as string;
    },
  );

  app.get(
    '/pay/transfers/:transferId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readTransfer',
        tags: ['Pay'],
        summary: 'One transfer and the proof that it is in the chain',
        description: 'For its parties and for operators. `proof` is there as soon as the transfer is sealed.',
        params: Closed({ transferId: Id }),
        response: { 200: TransferDetail, ...PROBLEMS },
      },
    },
    async (request) => {
      const { accountId, role } = callerOf(request);
      const viewer = role === 'admin' ? null : accountId;
      const { transferId } = request.params;
      const transfer = await readTransfer(database.reader, transferId, viewer, accounts.byId);
      if (!transfer) throw new ProblemError('pay.transfer-not-found');
      return transfer;
    },
  );

  app.get(
    '/pay/seals',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listSeals',
        tags: ['Pay'],
        summary: 'The hash chain over all transfers, newest seal first',
        description:
          'Keep a seal, and nobody can change a transfer before it unnoticed. A page may be shorter than `limit`.',
        querystring: PageQuery,
        response: { 200: SealPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return listSeals(reads.of(request), { ...query, limit });
    },
  );

  app.get(
    '/pay/seals/:sealNumber',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'readSeal',
        tags: ['Pay'],
        summary: 'One seal of the hash chain',
        description: 'To check the proof of a transfer: its `leafHash` is among the leaf hashes of its seal.',
        params: Closed({ sealNumber: Type.Integer({ minimum: 1, examples: [1] }) }),
        response: { 200: Seal, ...PROBLEMS },
      },
    },
    async (request) => {
      const seal = await readSeal(database.reader, request.params.sealNumber);
      if (!seal) throw new ProblemError('pay.seal-not-found');
      return seal;
    },
  );
}

function registerReceiptRoutes(app: App, { database }: PayParts): void {
  app.get(
    '/receipts',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listReceipts',
        tags: ['Pay'],
        summary: 'One’s own attempts at every service, newest first',
        description: 'Every attempt that was decided has a receipt, refusals included.',
        querystring: ReceiptQuery,
        response: { 200: ReceiptPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return receiptPage(database.reader, callerOf(request).accountId, { ...query, limit });
    },
  );

  app.get(
    '/receipts/:receiptId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readReceipt',
        tags: ['Pay'],
        summary: 'One of one’s own receipts',
        description: 'Its number is in the header `receipt-id` of every command’s answer.',
        params: Closed({ receiptId: Id }),
        response: { 200: Receipt, ...PROBLEMS },
      },
    },
    async (request) => {
      const { accountId } = callerOf(request);
      const receipt = await findReceipt(database.reader, request.params.receiptId, accountId);
      if (!receipt) throw new ProblemError('pay.receipt-not-found');
      return receipt;
    },
  );
}
