import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { callerOf } from '../../server/http/auth.ts';
import { Problem } from '../../server/lib/schema.ts';
import { PlaceBody, PlacedOrder } from '../../server/modules/stocks/orders/schemas.ts';
import { change, openPool } from '../methods/transaction.ts';
import { openShell } from '../shell.ts';
import { answerOf } from './answer.ts';

/**
 * An exchange as it is written with care on a database alone: one transaction for each order that locks the symbol, sets money
 * or shares aside, takes the best orders of the other side one after the other, pays for each fill, and leaves the rest in the
 * book. Behind the same HTTP as the product. Settings come by environment: POOL_SIZE, DATABASE_URL.
 */
const { POOL_SIZE = '10', DATABASE_URL = '' } = process.env;
const pool = openPool(DATABASE_URL, Number(POOL_SIZE));
const { app, makeId, listen } = await openShell();

interface Asked {
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly price: number;
}
type Outcome = { readonly left: number } | { readonly status: number; readonly code: string };

app.post(
  '/api/v1/stocks/orders',
  {
    config: { access: 'member' },
    schema: { body: PlaceBody, response: { 201: PlacedOrder, '4xx': Problem, '5xx': Problem } },
  },
  async (request, reply) => {
    const { symbol, side, quantity, price = 0 } = request.body;
    const orderId = makeId();
    const outcome = await place(orderId, callerOf(request).accountId, { symbol, side, quantity, price });
    if ('left' in outcome) {
      reply.code(201);
      return answerOf(orderId, request.body, outcome.left);
    }
    const { status, code } = outcome;
    reply.code(status).header('content-type', 'application/problem+json; charset=utf-8');
    return { type: `/problems/${code}`, title: code, status, code, instance: request.id } as never;
  },
);
await listen(() => pool.end());

async function place(orderId: string, accountId: string, asked: Asked): Promise<Outcome> {
  const connection = await pool.getConnection();
  try {
    await connection.query('start transaction');
    await connection.execute('select symbol from old_books where symbol = ? for update', [asked.symbol]);
    const refusal = await setAside(connection, accountId, asked);
    if (refusal) {
      await connection.query('rollback');
      return refusal;
    }
    const left = await match(connection, orderId, accountId, asked);
    await change(connection, 'insert into old_orders values (?, ?, ?, ?, ?, ?, ?)', [
      ...[orderId, accountId, asked.symbol, asked.side, asked.price, asked.quantity],
      left,
    ]);
    await connection.query('commit');
    return { left };
  } catch {
    await connection.query('rollback').catch(() => undefined);
    return { status: 503, code: 'method.failed' };
  } finally {
    connection.release();
  }
}

/** Takes what the order may cost off what its member may use. */
async function setAside(
  connection: PoolConnection,
  accountId: string,
  { symbol, side, quantity, price }: Asked,
): Promise<Outcome | null> {
  const { affectedRows } =
    side === 'buy'
      ? await change(connection, 'update old_wallets set free = free - ? where id = ? and free >= ?', [
          quantity * price,
          accountId,
          quantity * price,
        ])
      : await change(
          connection,
          'update old_shares set free = free - ? where account_id = ? and symbol = ? and free >= ?',
          [quantity, accountId, symbol, quantity],
        );
  if (affectedRows === 1) return null;
  return { status: 409, code: side === 'buy' ? 'pay.insufficient-funds' : 'stocks.insufficient-shares' };
}

/** Takes the best of the other side, one after the other; what is left of the order. */
async function match(
  connection: PoolConnection,
  orderId: string,
  accountId: string,
  { symbol, side, quantity, price }: Asked,
): Promise<number> {
  const isBuy = side === 'buy';
  let left = quantity;
  while (left > 0) {
    const [[maker]] = await connection.execute<RowDataPacket[]>(
      `select id, account_id, price, remaining from old_orders
        where symbol = ? and side = ? and remaining > 0 and price ${isBuy ? '<=' : '>='} ?
        order by price ${isBuy ? 'asc' : 'desc'}, id limit 1 for update`,
      [symbol, isBuy ? 'sell' : 'buy', price],
    );
    if (!maker) return left;
    const traded = Math.min(left, Number(maker.remaining));
    left -= traded;
    await change(connection, 'update old_orders set remaining = remaining - ? where id = ?', [
      traded,
      maker.id,
    ]);
    const [buyer, seller] = isBuy ? [accountId, maker.account_id] : [maker.account_id, accountId];
    const amount = traded * Number(maker.price);
    // The buyer set aside their own price; what it is below comes back.
    const back = isBuy ? traded * price - amount : 0;
    await change(connection, 'update old_wallets set free = free + ?, balance = balance - ? where id = ?', [
      ...[back, amount],
      buyer,
    ]);
    await change(connection, 'update old_wallets set free = free + ?, balance = balance + ? where id = ?', [
      ...[amount, amount],
      seller,
    ]);
    const move =
      'update old_shares set free = free + ?, quantity = quantity + ? where account_id = ? and symbol = ?';
    await change(connection, move, [traded, traded, buyer, symbol]);
    await change(connection, move, [0, -traded, seller, symbol]);
    await change(
      connection,
      'insert into old_fills (order_id, maker_id, price, quantity) values (?, ?, ?, ?)',
      [...[orderId, maker.id], ...[Number(maker.price), traded]],
    );
  }
  return left;
}
