import { useState } from 'react';
import { useServerNow } from '../../../api/clock.ts';
import type { Product, SaleState, Variant } from '../../../api/shop.ts';
import { type Chosen, choose, chosenVariant, firstChoice, mostOf } from './choice.ts';
import { stateAt } from './state-at.ts';

/** What of a product one is about to take. */
export interface Choice {
  readonly chosen: Chosen;
  readonly choose: (option: number, value: number) => void;
  readonly variant: Variant | undefined;
  readonly quantity: number;
  readonly setQuantity: (quantity: number) => void;
  /** So many may be taken. */
  readonly most: number;
  /** Of what is chosen, else of the product, by the server's clock. */
  readonly state: SaleState;
  /** The first option that has no value yet; -1 when all are chosen. */
  readonly missing: number;
  /** Somebody wanted to buy before all was chosen: the missing step says so. */
  readonly isAsked: boolean;
  readonly ask: () => void;
}

export function useChoice(product: Product): Choice {
  const [chosen, setChosen] = useState<Chosen>(() => firstChoice(product));
  const [wanted, setQuantity] = useState(1);
  const [isAsked, setIsAsked] = useState(false);
  const now = useServerNow();
  const variant = chosenVariant(product, chosen);
  const most = mostOf(variant, product.perMemberLimit);
  const { opensAt } = product;
  return {
    chosen,
    choose: (option, value) => {
      setChosen(choose(product, chosen, option, value));
      setIsAsked(false);
    },
    variant,
    // What is left may have become less since it was chosen.
    quantity: Math.max(1, Math.min(wanted, most)),
    setQuantity,
    most,
    state: stateAt({ state: variant?.state ?? product.state, opensAt }, now),
    missing: chosen.indexOf(null),
    isAsked,
    ask: () => setIsAsked(true),
  };
}
