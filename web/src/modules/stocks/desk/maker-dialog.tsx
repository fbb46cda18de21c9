import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdminSeason, addMaker, type MakerBody, stocksAdminKey } from '../../../api/stocks-admin.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { numberOf } from './whole-number.ts';

/** A member who makes the market of a contest. */
export function MakerDialog({ season, onClose }: { season: AdminSeason; onClose: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [cash, setCash] = useState('1,000,000,000');
  const [shares, setShares] = useState('100,000');
  const [tried, setTried] = useState(false);
  const amounts = { cash: numberOf(cash), shares: numberOf(shares) };
  const isAddress = /^\S+@\S+$/.test(email.trim());
  const notNumber = (value: number | null) =>
    tried && value === null ? t('stocksAdmin.form.notNumber') : null;
  return (
    <ActDialog
      name={`stocks-maker:${season.seasonId}`}
      title={t('stocksAdmin.seasons.maker.button')}
      lead={t('stocksAdmin.seasons.maker.lead')}
      confirmLabel={t('stocksAdmin.seasons.maker.add')}
      withReason
      refresh={stocksAdminKey}
      body={(reason): MakerBody | null => {
        setTried(true);
        if (!isAddress || amounts.cash === null || amounts.shares === null) return null;
        return { email: email.trim(), cash: amounts.cash, shares: amounts.shares, reason };
      }}
      run={(body: MakerBody, key) => addMaker(season.seasonId, body, key)}
      done={t('stocksAdmin.seasons.maker.done')}
      onClose={onClose}
    >
      <Field
        type="email"
        label={t('stocksAdmin.listing.holderEmail')}
        autoComplete="off"
        value={email}
        error={tried && !isAddress ? t('stocksAdmin.form.notEmail') : null}
        onChange={({ target }) => setEmail(target.value)}
      />
      <Field
        label={t('stocksAdmin.seasons.maker.cash')}
        inputMode="numeric"
        value={cash}
        error={notNumber(amounts.cash)}
        onChange={({ target }) => setCash(target.value)}
      />
      <Field
        label={t('stocksAdmin.seasons.maker.shares')}
        inputMode="numeric"
        value={shares}
        error={notNumber(amounts.shares)}
        onChange={({ target }) => setShares(target.value)}
      />
    </ActDialog>
  );
}
