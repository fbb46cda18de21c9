import { addMany, type Executor } from '../../../db/dialect.ts';

/** What is added to a product's row of a day. Amounts in the smallest unit. */
export interface ProductTally {
  views: number;
  orders: number;
  quantity: number;
  amount: number;
  returned: number;
  returnedAmount: number;
}
/** What is added to a day's row. */
export interface DayTally {
  views: number;
  cartAdds: number;
  checkouts: number;
  orders: number;
  amount: number;
  refunded: number;
}

/** Sums by day and by day and product, gathered in memory and added in two statements. */
export class Tallies {
  readonly #products = new Map<string, ProductTally & { readonly day: string; readonly productId: string }>();
  readonly #days = new Map<string, DayTally & { readonly day: string }>();

  get isEmpty(): boolean {
    return this.#products.size === 0 && this.#days.size === 0;
  }

  product(day: string, productId: string): ProductTally {
    const key = `${day}/${productId}`;
    let tally = this.#products.get(key);
    if (!tally) {
      const none = { views: 0, orders: 0, quantity: 0, amount: 0, returned: 0, returnedAmount: 0 };
      tally = { day, productId, ...none };
      this.#products.set(key, tally);
    }
    return tally;
  }

  day(day: string): DayTally {
    let tally = this.#days.get(day);
    if (!tally) {
      tally = { day, views: 0, cartAdds: 0, checkouts: 0, orders: 0, amount: 0, refunded: 0 };
      this.#days.set(day, tally);
    }
    return tally;
  }

  /** Takes up what others gathered. */
  take(others: Tallies): void {
    for (const { day, productId, ...sums } of others.#products.values())
      add(this.product(day, productId), sums);
    for (const { day, ...sums } of others.#days.values()) add(this.day(day), sums);
  }

  /** Adds all of it to what the tables hold: products before days, each in ascending order. */
  async write(tx: Executor): Promise<void> {
    await addMany(
      tx,
      'shop_sales',
      ['day', 'product_id'],
      ['views', 'orders', 'quantity', 'amount', 'returned', 'returned_amount'],
      [...this.#products.keys()].sort().map((key) => {
        const t = this.#products.get(key)!;
        return [t.day, t.productId, t.views, t.orders, t.quantity, t.amount, t.returned, t.returnedAmount];
      }),
    );
    await addMany(
      tx,
      'shop_days',
      ['day'],
      ['views', 'cart_adds', 'checkouts', 'orders', 'amount', 'refunded'],
      [...this.#days.keys()].sort().map((day) => {
        const t = this.#days.get(day)!;
        return [t.day, t.views, t.cartAdds, t.checkouts, t.orders, t.amount, t.refunded];
      }),
    );
  }
}

function add<T extends object>(into: T, sums: T): void {
  for (const key of Object.keys(sums) as (keyof T)[]) {
    into[key] = ((into[key] as number) + (sums[key] as number)) as T[keyof T];
  }
}
