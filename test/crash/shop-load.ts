import { randomUUID } from 'node:crypto';

/** An order that a customer saw accepted: from then on it must be there, once, with what belongs to it. */
export interface AcceptedOrder {
  readonly orderId: string;
  readonly receiptId: string;
  readonly key: string;
  readonly total: number;
  readonly couponId: string | null;
}

export interface Shopper {
  readonly token: string;
  /** Coupons that are still to be used, as far as the shopper knows. */
  readonly coupons: string[];
}

/** Sends orders, some with coupons, some twice, some that wait for a payment, until it is told to stop. */
export class ShopLoad {
  readonly accepted: AcceptedOrder[] = [];
  /** How often each answer came: a status and a code; `0` stands for a connection that broke. */
  readonly answers = new Map<string, number>();
  #stopped = false;
  readonly #workers: Promise<void>[];

  constructor(port: number, variantIds: readonly string[], shoppers: readonly Shopper[], inFlight: number) {
    this.#workers = Array.from({ length: inFlight }, (_, i) => this.#work(port, variantIds, shoppers, i));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#workers);
  }

  async #work(
    port: number,
    variantIds: readonly string[],
    shoppers: readonly Shopper[],
    worker: number,
  ): Promise<void> {
    for (let n = worker; !this.#stopped; n += 37) {
      const { token, coupons } = shoppers[n % shoppers.length]!;
      // Several may try the same coupon at once: it is used by one.
      const couponId = n % 3 === 0 ? (coupons.at(-1) ?? null) : null;
      const lines = [n, n * 7, n * 11].slice(0, 1 + (n % 3)).map((at) => ({
        variantId: variantIds[at % variantIds.length]!,
        quantity: 1 + (n % 2),
      }));
      const payWith = n % 5 === 0 ? 'gateway' : 'wallet';
      const body = { lines, payWith, ...(couponId !== null && { couponId }) };
      const key = randomUUID();
      const times = n % 4 === 0 ? 2 : 1;
      const sent = Array.from({ length: times }, () => this.#send(port, token, key, body, couponId));
      const used = await Promise.all(sent);
      if (used.includes(true) && couponId !== null) coupons.splice(coupons.indexOf(couponId), 1);
    }
  }

  /** @returns whether it was accepted */
  async #send(
    port: number,
    token: string,
    key: string,
    body: object,
    couponId: string | null,
  ): Promise<boolean> {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/shop/orders`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'idempotency-key': key,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      });
      const answer = (await response.json()) as { code?: string; orderId: string; total: number };
      this.#count(`${response.status} ${answer.code ?? ''}`.trim());
      if (response.status !== 201) return false;
      const receiptId = String(response.headers.get('receipt-id'));
      const { orderId, total } = answer;
      this.accepted.push({ orderId, receiptId, key, total, couponId });
      return true;
    } catch {
      this.#count('0');
      // A server that is gone is not asked again at once.
      await new Promise((resolve) => setTimeout(resolve, 20));
      return false;
    }
  }

  #count(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }
}
