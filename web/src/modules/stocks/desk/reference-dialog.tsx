import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AdminListing,
  actOnListing,
  type NextSession,
  nextSessionQuery,
} from '../../../api/stocks-admin.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { useActWords } from './use-act-words.ts';
import { numberOf } from './whole-number.ts';

type Props = { listing: AdminListing; onClose: () => void };

/** The reference price of the next session by hand, with the limits that follow from it before anything is set. */
export function ReferenceDialog({ listing, onClose }: Props) {
  const { t } = useTranslation();
  const { next, symbol } = listing;
  const [text, setText] = useState(next.isSet ? String(next.reference) : '');
  const reference = numberOf(text);
  const isEmpty = text.trim() === '';
  const asked = useDebounced(isEmpty ? null : reference);
  // An empty field goes back to the close.
  const preview = useQuery(nextSessionQuery(symbol, asked ?? listing.last)).data;
  const [tried, setTried] = useState(false);
  const isWrong = !isEmpty && reference === null;
  const isOffTick = preview?.refusal === 'stocks.off-tick' && preview.reference === reference;
  return (
    <ActDialog
      {...useActWords('references', listing)}
      body={(reason) => {
        setTried(true);
        return isWrong ? null : { reference, reason };
      }}
      run={actOnListing(symbol, 'references')}
      onClose={onClose}
    >
      <Field
        label={t('stocksAdmin.acts.references.price')}
        hint={t('stocksAdmin.acts.references.hint')}
        inputMode="numeric"
        value={text}
        error={(tried && isWrong) || isOffTick ? t('stocksAdmin.acts.references.wrong') : null}
        onChange={({ target }) => setText(target.value)}
      />
      {preview && <Preview next={preview} listing={listing} />}
    </ActDialog>
  );
}

function Preview({ next, listing }: { next: NextSession; listing: AdminListing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useStockFormat(listing.currency);
  const { day, reference, lower, upper, refusal } = next;
  const change = listing.reference === 0 ? 0 : (reference - listing.reference) / listing.reference;
  return (
    <div role="status" className="tnum rounded-2xl bg-sunken px-5 py-4">
      {refusal === 'stocks.reference-not-now' && (
        <p className="mb-2 font-semibold text-bad">{t('errors.codes.stocks.reference-not-now')}</p>
      )}
      <p className="text-sm font-semibold text-muted">
        {t('stocksAdmin.acts.references.preview', {
          day: day === null ? t('stocksAdmin.acts.references.byHand') : format.day(`${day}T12:00:00+09:00`),
        })}
      </p>
      <p className="font-bold">
        {money.money(lower)} – {money.money(upper)}
      </p>
      <p className="text-sm text-muted">
        {money.money(reference)} · {t('stocksAdmin.acts.references.change', { rate: money.rate(change) })}
      </p>
      <p className="mt-2 text-sm text-muted">{t('stocksAdmin.acts.references.orders')}</p>
    </div>
  );
}
