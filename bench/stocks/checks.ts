import type { LoadOutcome } from '../load.ts';
import { type Check, compared, type Sql } from '../sql.ts';

export interface Traded {
  readonly symbols: readonly string[];
  readonly keyPrefix: string;
  /** Shares of each symbol that were given out before anybody came. */
  readonly shares: number;
  /** Where one instance answers. */
  readonly port: number;
}

/** Whether money, shares, fills, answers and the journal agree. */
export async function checkExchange(
  sql: Sql,
  outcome: Pick<LoadOutcome, 'accepted' | 'timeouts' | 'broken'>,
  { symbols, keyPrefix, shares, port }: Traded,
): Promise<Check[]> {
  const marks = symbols.map(() => '?').join(', ');
  const number = async (text: string, parameters: readonly string[] = []): Promise<number> => {
    const [row] = await sql.query<{ n: number | null }>(text, parameters);
    return Number(row?.n ?? 0);
  };
  const ofSymbols = (text: string) => number(`${text} in (${marks})`, symbols);
  const cash = await number('select sum(balance) as n from pay_wallets');
  const held = await ofSymbols('select sum(quantity) as n from stocks_holdings where symbol');
  const bought = await ofSymbols(`select sum(quantity) as n from stocks_fills where side = 'buy' and symbol`);
  const sold = await ofSymbols(`select sum(quantity) as n from stocks_fills where side = 'sell' and symbol`);
  const filled = await ofSymbols('select sum(filled) as n from stocks_orders where symbol');
  const overdrawn =
    (await number(`select count(*) as n from pay_wallets where kind = 'member' and balance < held`)) +
    (await number('select count(*) as n from stocks_holdings where quantity < reserved'));
  const told = await number(
    `select count(*) as n from receipts where \`key\` >= '${keyPrefix}' and \`key\` < '${keyPrefix}~' and code is null`,
  );
  const unknown = outcome.timeouts + outcome.broken;
  return [
    { name: 'all money sums to nothing', ok: cash === 0, detail: String(cash) },
    {
      name: 'shares are all there',
      ok: held === shares * symbols.length,
      detail: compared(held, shares * symbols.length),
    },
    { name: 'bought = sold', ok: bought === sold, detail: compared(bought, sold) },
    {
      name: 'orders are filled as their fills say',
      ok: filled === bought + sold,
      detail: compared(filled, bought + sold),
    },
    { name: 'nobody below nothing', ok: overdrawn === 0, detail: `${overdrawn} are` },
    {
      name: 'answered = kept',
      ok: told >= outcome.accepted && told <= outcome.accepted + unknown,
      detail: compared(outcome.accepted, told),
    },
    await replayed(port, symbols),
  ];
}

/** The book made again from its journal is the live one. */
async function replayed(port: number, symbols: readonly string[]): Promise<Check> {
  const differing: string[] = [];
  for (const symbol of symbols) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/stocks/${symbol}/proof`);
    const { isExact } = (await answer.json()) as { isExact?: boolean };
    if (isExact !== true) differing.push(symbol);
  }
  return {
    name: 'replayed book = live book',
    ok: differing.length === 0,
    detail: differing.length === 0 ? `${symbols.length} symbols` : differing.join(', '),
  };
}
