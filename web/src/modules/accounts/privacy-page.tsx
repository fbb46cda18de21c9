import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportData } from '../../api/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormError } from '../../ui/states.tsx';
import { AccountFrame } from './account-frame.tsx';
import { ConsentsCard } from './consents-card.tsx';
import { DeleteDialog } from './delete-dialog.tsx';

/** What a member has agreed to, what is kept of them, and the way out. */
export function PrivacyPage() {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  const save = useMutation({ mutationFn: exportData });
  return (
    <AccountFrame title={t('accounts.privacy')}>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card>
          <ConsentsCard />
        </Card>
        <div className="flex flex-col gap-5">
          <Card>
            <h2 className="text-xl font-bold">{t('accounts.exportTitle')}</h2>
            <p className="mt-1 mb-4 text-muted">{t('accounts.exportLead')}</p>
            <Button
              variant="secondary"
              icon={<Download aria-hidden="true" className="size-5" />}
              loading={save.isPending}
              onClick={() => save.mutate()}
            >
              {t('accounts.export')}
            </Button>
            <div className="mt-3 empty:hidden">
              <FormError error={save.error} />
            </div>
          </Card>
          <Card>
            <h2 className="text-xl font-bold">{t('accounts.deleteTitle')}</h2>
            <p className="mt-1 mb-4 text-muted">{t('accounts.deleteLead')}</p>
            <Button variant="danger" onClick={() => setLeaving(true)}>
              {t('accounts.delete')}
            </Button>
          </Card>
        </div>
      </div>
      {leaving && <DeleteDialog onClose={() => setLeaving(false)} />}
    </AccountFrame>
  );
}
