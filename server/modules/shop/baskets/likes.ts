import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import {
  type BasketInput,
  type BasketState,
  basketOf,
  type Hearts,
  type Like,
  likeKey,
  MAX_LIKES,
  MAX_LINES,
} from './basket.ts';
import { cartChanged, putIn } from './cart-changes.ts';

type Asked<Kind extends BasketInput['kind']> = Extract<BasketInput, { kind: Kind }>;

/** Gives a heart; to give it twice changes nothing. */
export function like(state: BasketState, command: Command, { productId }: Asked<'like'>): Decision {
  const { accountId } = command;
  const heart = heartOf(state, accountId, productId);
  const hearts = state.hearts.get(productId);
  if (!hearts || !state.products.has(productId)) return refused('shop.product-not-found', { productId });
  if (heart.isOn) return { accepted: true, result: { productId, isLiked: true, likes: hearts.likes } };
  if ((state.baskets.get(accountId)?.likes ?? 0) >= MAX_LIKES) {
    return refused('shop.likes-full', { likes: MAX_LIKES });
  }
  const basket = basketOf(state, accountId, command.at);
  basket.likes += 1;
  heart.isOn = true;
  heart.at = basket.clock;
  return {
    accepted: true,
    result: { productId, isLiked: true, likes: count(hearts, 1) },
    events: [productLiked(hearts)],
  };
}

/** Takes a heart back, also from what is sold no more; where there is none, nothing happens. */
export function unlike(state: BasketState, command: Command, { productId }: Asked<'unlike'>): Decision {
  const events = takeBack(state, command, productId);
  const likes = state.hearts.get(productId)?.likes ?? 0;
  return { accepted: true, result: { productId, isLiked: false, likes }, events };
}

/** Takes several hearts back. */
export function removeLikes(
  state: BasketState,
  command: Command,
  { productIds }: Asked<'remove-likes'>,
): Decision {
  const events = [...new Set(productIds)].flatMap((id) => takeBack(state, command, id));
  return { accepted: true, result: { removed: events.length }, events };
}

function takeBack(state: BasketState, command: Command, productId: string): DomainEvent[] {
  const heart = heartOf(state, command.accountId, productId);
  if (!heart.isOn) return [];
  const hearts = state.hearts.get(productId);
  if (!hearts) throw new Error(`The product ${productId} is liked and has no counts`);
  basketOf(state, command.accountId, command.at).likes -= 1;
  heart.isOn = false;
  count(hearts, -1);
  return [productLiked(hearts)];
}

/**
 * Puts one piece of each liked product into the cart, where there is nothing to choose; the hearts stay. What is in the
 * cart already is only ticked.
 */
export function likesToCart(
  state: BasketState,
  command: Command,
  { productIds }: Asked<'likes-to-cart'>,
): Decision {
  const added: { productId: string; variantId: string }[] = [];
  const needsChoice: string[] = [];
  const refusals: { productId: string; code: string }[] = [];
  const basket = basketOf(state, command.accountId, command.at);
  for (const productId of new Set(productIds)) {
    const refuse = (code: string) => refusals.push({ productId, code });
    const [offer, ...others] = state.choices.get(productId) ?? [];
    if (!heartOf(state, command.accountId, productId).isOn) refuse('shop.product-not-found');
    else if (!offer) refuse('shop.not-on-sale');
    else if (others.length > 0) needsChoice.push(productId);
    else if (offer.refusal) refuse(offer.refusal);
    else {
      const line = basket.lines.get(offer.variantId);
      if (!line && basket.lines.size >= MAX_LINES) refuse('shop.cart-full');
      else {
        putIn(basket, offer, line ? 0 : 1, true);
        added.push({ productId, variantId: offer.variantId });
      }
    }
  }
  return {
    accepted: true,
    result: { added, needsChoice, refused: refusals },
    events:
      added.length > 0
        ? [
            cartChanged(
              basket,
              added.map((one) => ({ ...one, quantity: 1 })),
            ),
          ]
        : [],
  };
}

function heartOf(state: BasketState, accountId: string, productId: string): Like {
  const key = likeKey(accountId, productId);
  let heart = state.likes.get(key);
  if (!heart) {
    heart = { accountId, productId, wasOn: false, isOn: false, at: 0 };
    state.likes.set(key, heart);
  }
  return heart;
}

function count(hearts: Hearts, by: 1 | -1): number {
  hearts.likes += by;
  hearts.isTouched = true;
  return hearts.likes;
}

const productLiked = ({ productId, likes }: Hearts): DomainEvent => ({
  name: 'shop.product-liked',
  key: productId,
  data: { productId, likes },
});
