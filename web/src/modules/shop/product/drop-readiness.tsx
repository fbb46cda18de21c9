import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { AddressDialog } from '../addresses/address-dialog.tsx';
import { useBuyNow } from '../checkout/use-buy-now.ts';
import type { Choice } from './use-choice.ts';
import type { Express } from './use-express.ts';

const linkClass = 'tap inline-flex items-center font-semibold text-accent underline underline-offset-4';

/** What one press will do, and what it still needs: settled before the product opens. */
export function DropReadiness(props: { product: Product; choice: Choice; express: Express }) {
  const { t } = useTranslation();
  const format = useFormat();
  const buyNow = useBuyNow();
  const [isAdding, setAdding] = useState(false);
  const { product, choice, express } = props;
  const { ready, address, total, available, body } = express;
  if (!ready.member) return <p className="text-sm text-muted">{t('shop.drop.guestLead')}</p>;
  return (
    <div className="rounded-2xl bg-sunken/70 px-4 py-3 text-[0.95rem]">
      <p className="font-bold">{t(body === null ? 'shop.drop.prepare' : 'shop.drop.prepared')}</p>
      <ul className="mt-1.5 flex flex-col gap-1">
        {product.options.length > 0 && (
          <Step isDone={ready.choice}>{t(ready.choice ? 'shop.drop.chosen' : 'shop.drop.choose')}</Step>
        )}
        {product.delivery === 'parcel' && (
          <Step isDone={ready.address}>
            {address !== undefined ? (
              t('shop.drop.address', { label: address.label, line: address.line1 })
            ) : (
              <>
                {t('shop.drop.noAddress')}{' '}
                <button type="button" onClick={() => setAdding(true)} className={linkClass}>
                  {t('shop.drop.addAddress')}
                </button>
              </>
            )}
          </Step>
        )}
        {ready.choice && total !== null && available !== null && (
          <Step isDone={ready.money}>
            {ready.money ? (
              t('shop.drop.money', { total: format.won(total), available: format.won(available) })
            ) : (
              <>
                {t('shop.drop.noMoney', { missing: format.won(total - available) })}{' '}
                <Link to="/pay/top-up" className={linkClass}>
                  {t('shop.drop.topUp')}
                </Link>
              </>
            )}
          </Step>
        )}
      </ul>
      {body !== null && choice.variant !== undefined && choice.state !== 'opens' && (
        <button
          type="button"
          onClick={() =>
            choice.variant !== undefined &&
            buyNow([{ variantId: choice.variant.variantId, quantity: choice.quantity }])
          }
          className="tap text-sm font-semibold text-muted underline underline-offset-4 hover:text-ink"
        >
          {t('shop.drop.otherWay')}
        </button>
      )}
      {isAdding && (
        <AddressDialog
          address={null}
          isFirst
          onClose={() => setAdding(false)}
          onSaved={() => setAdding(false)}
        />
      )}
    </div>
  );
}

function Step({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <li className="tnum flex gap-2">
      {isDone ? (
        <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-good" />
      ) : (
        <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-warn" />
      )}
      <span className="min-w-0">
        <span className="sr-only">{t(isDone ? 'shop.drop.done' : 'shop.drop.open')}: </span>
        {children}
      </span>
    </li>
  );
}
