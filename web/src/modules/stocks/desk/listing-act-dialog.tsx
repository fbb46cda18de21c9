import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdminListing, actOnListing, type PhaseBody } from '../../../api/stocks-admin.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { isAuction } from './phases.ts';
import { ReferenceDialog } from './reference-dialog.tsx';
import { useActWords } from './use-act-words.ts';
import { numberOf } from './whole-number.ts';

/** What an operator is about to do. */
export type Wanted =
  | { act: 'phases'; phase: PhaseBody['phase'] }
  | { act: 'halts' | 'resumptions' | 'limits' | 'references' | 'grants' | 'delistings' };

type Props = { listing: AdminListing; wanted: Wanted; onClose: () => void };

/** Each act says what it does before it does it, and wants a reason. */
export function ListingActDialog({ listing, wanted, onClose }: Props) {
  if (wanted.act === 'phases')
    return <PhaseDialog listing={listing} phase={wanted.phase} onClose={onClose} />;
  if (wanted.act === 'limits') return <LimitsDialog listing={listing} onClose={onClose} />;
  if (wanted.act === 'references') return <ReferenceDialog listing={listing} onClose={onClose} />;
  if (wanted.act === 'grants') return <GrantDialog listing={listing} onClose={onClose} />;
  return <PlainDialog listing={listing} act={wanted.act} onClose={onClose} />;
}

function PlainDialog({
  listing,
  act,
  onClose,
}: {
  listing: AdminListing;
  act: 'halts' | 'resumptions' | 'delistings';
  onClose: () => void;
}) {
  return (
    <ActDialog
      {...useActWords(act, listing)}
      danger={act !== 'resumptions'}
      body={(reason) => ({ reason })}
      run={actOnListing(listing.symbol, act)}
      onClose={onClose}
    />
  );
}

function PhaseDialog({
  listing,
  phase,
  onClose,
}: {
  listing: AdminListing;
  phase: PhaseBody['phase'];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const words = useActWords('phases', listing);
  return (
    <ActDialog
      {...words}
      name={`${words.name}:${phase}`}
      lead={t(isAuction(listing) ? 'stocksAdmin.acts.phases.uncross' : 'stocksAdmin.acts.phases.lead', {
        from: t(`stocks.phase.${listing.phase}`),
        to: t(`stocks.phase.${phase}`),
      })}
      danger={phase === 'closed'}
      body={(reason) => ({ phase, reason })}
      run={actOnListing(listing.symbol, 'phases')}
      onClose={onClose}
    />
  );
}

function LimitsDialog({ listing, onClose }: { listing: AdminListing; onClose: () => void }) {
  const { t } = useTranslation();
  const [lower, setLower] = useState(String(listing.lower));
  const [upper, setUpper] = useState(String(listing.upper));
  const [tried, setTried] = useState(false);
  const [low, high] = [numberOf(lower), numberOf(upper)];
  const isWrong = low === null || high === null || low > high;
  return (
    <ActDialog
      {...useActWords('limits', listing)}
      body={(reason) => {
        setTried(true);
        return isWrong ? null : { lower: low, upper: high, reason };
      }}
      run={actOnListing(listing.symbol, 'limits')}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field
          label={t('stocksAdmin.session.lower')}
          inputMode="numeric"
          value={lower}
          onChange={({ target }) => setLower(target.value)}
        />
        <Field
          label={t('stocksAdmin.session.upper')}
          inputMode="numeric"
          value={upper}
          error={tried && isWrong ? t('stocksAdmin.acts.limits.wrong') : null}
          onChange={({ target }) => setUpper(target.value)}
        />
      </div>
    </ActDialog>
  );
}

function GrantDialog({ listing, onClose }: { listing: AdminListing; onClose: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [shares, setShares] = useState('');
  const [tried, setTried] = useState(false);
  const quantity = numberOf(shares);
  const isAddress = /^\S+@\S+$/.test(email.trim());
  return (
    <ActDialog
      {...useActWords('grants', listing)}
      body={(reason) => {
        setTried(true);
        return quantity === null || !isAddress ? null : { email: email.trim(), quantity, reason };
      }}
      run={actOnListing(listing.symbol, 'grants')}
      onClose={onClose}
    >
      <Field
        type="email"
        label={t('stocksAdmin.listing.holderEmail')}
        autoComplete="off"
        value={email}
        error={tried && !isAddress ? t('common.required') : null}
        onChange={({ target }) => setEmail(target.value)}
      />
      <Field
        label={t('stocksAdmin.listing.shares')}
        inputMode="numeric"
        value={shares}
        error={tried && quantity === null ? t('stocksAdmin.form.notNumber') : null}
        onChange={({ target }) => setShares(target.value)}
      />
    </ActDialog>
  );
}
