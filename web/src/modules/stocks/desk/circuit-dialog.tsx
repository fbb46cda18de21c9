import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { breakCircuit, stocksAdminKey } from '../../../api/stocks-admin.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Select } from '../../../ui/field.tsx';

const LEVELS = [1, 2, 3] as const;
type Level = (typeof LEVELS)[number];

/** Stops the whole market: said twice, and with a reason. */
export function CircuitDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [level, setLevel] = useState<Level>(1);
  return (
    <ActDialog
      name="stocks-circuit"
      title={t('stocksAdmin.circuit.title')}
      lead={t('stocksAdmin.circuit.lead')}
      confirmLabel={t('stocksAdmin.circuit.confirm')}
      danger
      withReason
      refresh={stocksAdminKey}
      body={(reason) => ({ level, reason })}
      run={breakCircuit}
      done={t('stocksAdmin.circuit.done')}
      onClose={onClose}
    >
      <Select
        label={t('stocksAdmin.circuit.level')}
        value={String(level)}
        onChange={({ target }) => setLevel(LEVELS.find((one) => String(one) === target.value) ?? 1)}
        options={LEVELS.map((one) => ({
          value: String(one),
          label: t(`stocksAdmin.circuit.levels.level${one}`),
        }))}
      />
    </ActDialog>
  );
}
