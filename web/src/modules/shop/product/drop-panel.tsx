import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import { useSession, useStreamStatus } from '../../../api/hooks.ts';
import type { Product } from '../../../api/shop.ts';
import { roomQuery } from '../../../api/waiting-room.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { cx } from '../../../ui/cx.ts';
import { Meter } from '../../../ui/meter.tsx';
import { AdmissionLeft, RoomGate, useAdmission } from '../../waiting-room/index.ts';
import { useBuyNow } from '../checkout/use-buy-now.ts';
import { HeartButton } from '../likes/heart-button.tsx';
import { DropOutcome } from './drop-outcome.tsx';
import { DropReadiness } from './drop-readiness.tsx';
import { OptionPicker } from './option-picker.tsx';
import { QuantityPicker } from './quantity-picker.tsx';
import type { Choice } from './use-choice.ts';
import { type Express, useExpress } from './use-express.ts';

/** A product that opens at a time: how long to wait, what is left, one button, and what became of pressing it. */
export function DropPanel({ product, choice }: { product: Product; choice: Choice }) {
  const { t } = useTranslation();
  const local = useLocal();
  const now = useServerNow(250);
  const express = useExpress(product, choice);
  const { state } = choice;
  const isOver = state === 'sold-out' || state === 'ended';
  const { phase } = express.command.state;
  const gate = useGate(product.productId);
  const isGated = gate.isClosed && phase === 'idle' && !isOver;
  return (
    <Card className="flex flex-col gap-5">
      {state === 'opens' && product.opensAt !== null ? (
        <div>
          <p className="mb-3 font-semibold text-muted">{t('shop.drop.opensIn')}</p>
          <Countdown
            size="lg"
            targetMs={Date.parse(product.opensAt)}
            nowMs={now}
            onEnd={() => announce(t('shop.drop.isOpen'))}
          />
        </div>
      ) : (
        <Remaining product={product} isLive={!isOver} />
      )}
      {phase !== 'done' && (
        <>
          <OptionPicker product={product} choice={choice} />
          {!isOver && choice.most > 1 && (
            <QuantityPicker value={choice.quantity} most={choice.most} onChange={choice.setQuantity} />
          )}
          {!isOver && <DropReadiness product={product} choice={choice} express={express} />}
        </>
      )}
      <DropOutcome command={express.command} />
      {isGated && <RoomGate kind="products" id={product.productId} hasLink={false} />}
      {gate.admission !== null && phase !== 'done' && <AdmissionLeft admission={gate.admission} />}
      {/* On a phone it is under the thumb from the first look on. */}
      <div className="flex gap-2 max-md:fixed max-md:inset-x-0 max-md:bottom-[calc(3.75rem+1px+env(safe-area-inset-bottom))] max-md:z-20 max-md:border-t max-md:border-line max-md:bg-surface/95 max-md:px-4 max-md:py-2.5 max-md:backdrop-blur-md">
        <HeartButton product={product} name={local(product.name)} look="button" />
        {isGated ? (
          <GateLink productId={product.productId} />
        ) : (
          <DropButton product={product} choice={choice} express={express} nowMs={now} />
        )}
      </div>
    </Card>
  );
}

/** Whether a waiting room stands before it that this tab has not been through. */
function useGate(productId: string) {
  const room = useQuery(roomQuery('products', productId));
  const admission = useAdmission('products', productId);
  const isOn = room.data !== undefined && room.data !== null && room.data.status !== 'off';
  return { isClosed: isOn && admission === null, admission: isOn ? admission : null };
}

function GateLink({ productId }: { productId: string }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/waiting-rooms/$kind/$id"
      params={{ kind: 'products', id: productId }}
      className={buttonClass('primary', 'lg', 'min-w-0 flex-1')}
    >
      {t('waitingRoom.gate.go')}
    </Link>
  );
}

/** Of all variants together, and of all that there ever were. */
function Remaining({ product, isLive }: { product: Product; isLive: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const status = useStreamStatus();
  if (product.variants.some(({ stock }) => stock === null)) return null;
  const left = product.variants.reduce((sum, { stock }) => sum + (stock ?? 0), 0);
  return (
    <div>
      <div className="mb-2.5 flex items-end justify-between gap-3">
        <p>
          <span className="block text-sm text-muted">{t('shop.drop.left')}</span>
          <span className="tnum text-4xl font-extrabold tracking-tight">{format.number(left)}</span>
          <span className="tnum ml-1.5 text-muted">/ {format.number(left + product.sold)}</span>
        </p>
        {isLive && (
          <p className="flex items-center gap-1.5 pb-1.5 text-sm font-semibold text-muted">
            <span
              aria-hidden="true"
              className={cx('size-2 rounded-full', status === 'live' ? 'animate-pulse bg-good' : 'bg-warn')}
            />
            {status === 'live' ? t('coupons.live') : t('coupons.reconnecting')}
          </p>
        )}
      </div>
      <Meter label={t('shop.drop.left')} value={left} max={left + product.sold} size="lg" />
    </div>
  );
}

/** How long still, as a clock shows it: days as hours. @param ms milliseconds */
function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

type ButtonProps = { product: Product; choice: Choice; express: Express; nowMs: number };

function DropButton({ product, choice, express, nowMs }: ButtonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const buyNow = useBuyNow();
  const next = useRouterState({ select: ({ location }) => location.href });
  const { command, body, total } = express;
  const { state, variant, quantity } = choice;
  const wide = 'min-w-0 flex-1';
  if (command.state.phase === 'done') {
    return (
      <Link
        to="/shop/orders/$orderId"
        params={{ orderId: command.state.answer.data.orderId }}
        className={buttonClass('primary', 'lg', wide)}
      >
        {t('shop.drop.seeOrder')}
      </Link>
    );
  }
  if (session.status === 'guest' && state !== 'sold-out' && state !== 'ended') {
    return (
      <Link to="/sign-in" search={{ next }} className={buttonClass('primary', 'lg', wide)}>
        {t(state === 'opens' ? 'shop.drop.signInBefore' : 'shop.drop.signInToBuy')}
      </Link>
    );
  }
  // A press that is on its way is answered, also when the last piece has gone meanwhile.
  if (!command.busy && state !== 'on-sale' && state !== 'pre-order') {
    return (
      <Button size="lg" className={wide} disabled>
        {state === 'opens' && product.opensAt !== null ? (
          <>
            <span className="max-md:hidden">
              {t('shop.opensAt', { date: format.moment(product.opensAt) })}
            </span>
            <span aria-hidden="true" className="tnum md:hidden">
              {t('shop.drop.opensInShort', { left: clockOf(Date.parse(product.opensAt) - nowMs) })}
            </span>
          </>
        ) : (
          t(`shop.state.${state}`)
        )}
      </Button>
    );
  }
  const unsure = command.error !== null && (command.error.outcomeUnknown || command.error.status === 429);
  return (
    <Button
      size="lg"
      className={wide}
      loading={command.busy || session.status === 'unknown'}
      onClick={() => {
        if (variant === undefined) choice.ask();
        else if (body !== null) command.submit(body);
        else buyNow([{ variantId: variant.variantId, quantity }]);
      }}
    >
      {command.busy
        ? t('shop.drop.ordering')
        : unsure
          ? t('coupons.tryAgain')
          : body !== null && total !== null
            ? t('shop.drop.payNow', { amount: format.won(total) })
            : t('shop.product.buyNow')}
    </Button>
  );
}
