import type { RowDataPacket } from 'mysql2/promise';
import { callerOf } from '../../server/http/auth.ts';
import { Problem } from '../../server/lib/schema.ts';
import { OrderBody, OrderPlaced } from '../../server/modules/shop/checkout/schemas.ts';
import { change, openPool } from '../methods/transaction.ts';
import { openShell } from '../shell.ts';

/**
 * A checkout as shops write it with care: one transaction for each customer that locks the variants in order, then the
 * wallet, checks both, and writes order and lines. Behind the same HTTP as the product. Settings come by environment:
 * POOL_SIZE, DATABASE_URL.
 */
const { POOL_SIZE = '10', DATABASE_URL = '' } = process.env;
const pool = openPool(DATABASE_URL, Number(POOL_SIZE));
const { app, makeId, listen } = await openShell();

interface Line {
  readonly variantId: string;
  readonly quantity: number;
}
type Outcome = { readonly total: number } | { readonly status: number; readonly code: string };

app.post(
  '/api/v1/shop/orders',
  {
    config: { access: 'member' },
    schema: { body: OrderBody, response: { 201: OrderPlaced, '4xx': Problem, '5xx': Problem } },
  },
  async (request, reply) => {
    const orderId = makeId();
    const outcome = await place(orderId, callerOf(request).accountId, request.body.lines);
    if ('total' in outcome) {
      reply.code(201);
      return { orderId, status: 'paid' as const, total: outcome.total, currency: 'KRW' };
    }
    const { status, code } = outcome;
    reply.code(status).header('content-type', 'application/problem+json; charset=utf-8');
    return { type: `/problems/${code}`, title: code, status, code, instance: request.id } as never;
  },
);
await listen(() => pool.end());

async function place(orderId: string, accountId: string, lines: readonly Line[]): Promise<Outcome> {
  const connection = await pool.getConnection();
  try {
    await connection.query('start transaction');
    let total = 0;
    // In order of their ids, so that two baskets never wait for one another.
    for (const { variantId, quantity } of lines.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
      const [[variant]] = await connection.execute<RowDataPacket[]>(
        'select price, stock from old_variants where id = ? for update',
        [variantId],
      );
      if (!variant || variant.stock < quantity) {
        await connection.query('rollback');
        return { status: 409, code: 'stock.sold-out' };
      }
      total += Number(variant.price) * quantity;
      await change(connection, 'update old_variants set stock = stock - ? where id = ?', [
        quantity,
        variantId,
      ]);
    }
    const [[wallet]] = await connection.execute<RowDataPacket[]>(
      'select balance from old_wallets where id = ? for update',
      [accountId],
    );
    if (!wallet || Number(wallet.balance) < total) {
      await connection.query('rollback');
      return { status: 409, code: 'pay.insufficient-funds' };
    }
    await change(connection, 'update old_wallets set balance = balance - ? where id = ?', [total, accountId]);
    await change(connection, 'insert into old_orders (id, account_id, total, at) values (?, ?, ?, ?)', [
      orderId,
      accountId,
      total,
      Date.now(),
    ]);
    for (const [no, { variantId, quantity }] of lines.entries()) {
      await change(connection, 'insert into old_order_lines values (?, ?, ?, ?)', [
        orderId,
        no,
        variantId,
        quantity,
      ]);
    }
    await connection.query('commit');
    return { total };
  } catch {
    await connection.query('rollback').catch(() => undefined);
    return { status: 503, code: 'method.failed' };
  } finally {
    connection.release();
  }
}
