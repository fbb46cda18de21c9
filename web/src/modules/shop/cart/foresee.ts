import type { Cart, CartLine } from '../../../api/shop-orders.ts';

export type CartChange =
  | { kind: 'quantity'; variantId: string; quantity: number }
  | { kind: 'tick'; isTicked: boolean; variantIds: readonly string[] }
  | { kind: 'remove'; variantIds: readonly string[] }
  /** What was taken out comes back as it was. */
  | { kind: 'restore'; lines: readonly CartLine[] };

/** It can be ordered as it stands. */
export const isBuyable = (line: CartLine): boolean =>
  (line.state === 'on-sale' || line.state === 'pre-order') && line.quantity <= line.maxQuantity;

/** How the lines will stand once the server has done it; what it costs stays for the server to say. */
export function foresee(cart: Cart, change: CartChange): Cart {
  return { ...cart, lines: linesAfter(cart.lines, change) };
}

function linesAfter(lines: readonly CartLine[], change: CartChange): CartLine[] {
  switch (change.kind) {
    case 'quantity':
      return lines.map((line) =>
        line.variantId === change.variantId
          ? { ...line, quantity: change.quantity, amount: line.unitPrice * change.quantity }
          : line,
      );
    case 'tick':
      return lines.map((line) =>
        change.variantIds.includes(line.variantId) ? { ...line, isTicked: change.isTicked } : line,
      );
    case 'remove':
      return lines.filter((line) => !change.variantIds.includes(line.variantId));
    case 'restore': {
      const here = new Set(lines.map((line) => line.variantId));
      return [...lines, ...change.lines.filter((line) => !here.has(line.variantId))];
    }
  }
}
