import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAccount } from '../../../api/hooks.ts';
import { balanceQuery, payKey } from '../../../api/pay.ts';
import type { Product } from '../../../api/shop.ts';
import {
  type Address,
  type OrderPlaced,
  ordersKey,
  type PlaceOrderBody,
  placeOrder,
} from '../../../api/shop-orders.ts';
import { siteQuery } from '../../../api/site.ts';
import { type Command, useCommand } from '../../../api/use-command.ts';
import { roomsKey } from '../../../api/waiting-room.ts';
import { clearAdmission, useAdmission } from '../../waiting-room/index.ts';
import { useChosenAddress } from '../checkout/use-chosen-address.ts';
import { useQuote } from '../checkout/use-quote.ts';
import type { Choice } from './use-choice.ts';

/** What one press needs beforehand; each is true when it is there. */
export interface Readiness {
  readonly member: boolean;
  readonly choice: boolean;
  readonly address: boolean;
  readonly money: boolean;
}

export interface Express {
  readonly command: Command<PlaceOrderBody, OrderPlaced>;
  readonly ready: Readiness;
  /** The order that one press sends; null while something is missing. */
  readonly body: PlaceOrderBody | null;
  readonly address: Address | undefined;
  /** What it comes to, as the server reckons it. */
  readonly total: number | null;
  /** What is in the wallet and free; null: not known. */
  readonly available: number | null;
}

/**
 * Buys with one press, paid from the wallet: all that the order needs is ready before the product opens, so that
 * nobody loses their place over a form.
 */
export function useExpress(product: Product, choice: Choice): Express {
  const queryClient = useQueryClient();
  const isMember = useAccount() !== null;
  const payOn = useQuery(siteQuery).data?.services.includes('pay') ?? false;
  const needsAddress = product.delivery === 'parcel';
  const { address, query } = useChosenAddress({ enabled: isMember && needsAddress });
  const balance = useQuery({ ...balanceQuery, enabled: isMember && payOn });
  const admission = useAdmission('products', product.productId);
  const { variant, quantity } = choice;
  const isBuyable = variant !== undefined && choice.state !== 'sold-out' && choice.state !== 'ended';
  const lines = isBuyable && isMember ? [{ variantId: variant.variantId, quantity }] : [];
  const { quote, couponId } = useQuote(lines, { kind: 'best' }, needsAddress ? address?.postcode : undefined);
  const total = isBuyable ? (quote?.total ?? null) : null;
  const available = balance.data?.available ?? null;
  const ready: Readiness = {
    member: isMember,
    choice: variant !== undefined,
    address: !needsAddress || (query.isSuccess && address !== undefined),
    money: payOn && total !== null && available !== null && available >= total,
  };
  const command = useCommand<PlaceOrderBody, OrderPlaced>({
    name: `drop-order:${product.productId}`,
    run: placeOrder,
    // A crowd may keep the shop busy for long; one can stop waiting at any time.
    maxAttempts: 30,
    onDone: () => {
      clearAdmission('products', product.productId);
      void queryClient.invalidateQueries({ queryKey: ordersKey });
      void queryClient.invalidateQueries({ queryKey: payKey });
    },
    onRefused: ({ code }) => {
      if (code !== 'admission.required') return;
      clearAdmission('products', product.productId);
      void queryClient.invalidateQueries({ queryKey: roomsKey });
    },
  });
  const isReady = ready.member && ready.choice && ready.address && ready.money;
  const body: PlaceOrderBody | null =
    isReady && total !== null
      ? {
          lines,
          payWith: 'wallet',
          expectedTotal: total,
          ...(couponId !== null && { couponId }),
          ...(admission !== null && { admission: admission.token }),
          ...(needsAddress && address !== undefined && { addressId: address.addressId }),
        }
      : null;
  return { command, ready, body, address: needsAddress ? address : undefined, total, available };
}
