import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';

const MOST = 40;

/** What this device is called: others see where somebody came in. */
export function DeviceForm({ onName }: { onName: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <Page title={t('ticketsDoor.title')} lead={t('ticketsDoor.door.deviceLead')} narrow>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') onName(name.trim());
        }}
      >
        <Field
          label={t('ticketsDoor.door.device')}
          placeholder={t('ticketsDoor.door.deviceExample')}
          value={name}
          maxLength={MOST}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {t('ticketsDoor.door.begin')}
        </Button>
      </form>
    </Page>
  );
}
