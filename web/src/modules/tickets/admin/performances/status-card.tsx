import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setPerformanceStatus, ticketsAdminKey } from '../../../../api/tickets-admin.ts';
import type { AdminPerformance, PerformanceStatus, StatusBody } from '../../../../api/tickets-admin-types.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { STATUSES, statusTone } from '../kinds.ts';
import { PerformanceBadge } from './performance-badge.tsx';

type Props = { performance: AdminPerformance; onChanged: (version: number) => void };

/** Whether everybody sees it; each change with its reason. */
export function StatusCard({ performance, onChanged }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<PerformanceStatus | null>(null);
  const { status, performanceId } = performance;
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-lg font-bold">{t('ticketsAdmin.performances.status')}</h2>
        <PerformanceBadge status={status} />
      </div>
      <p className="text-sm text-muted">{t(`ticketsAdmin.performances.statusHints.${status}`)}</p>
      <div className="flex flex-wrap gap-2">
        {STATUSES.filter((one) => one !== status && one !== 'draft').map((one) => (
          <Button
            key={one}
            size="sm"
            variant={statusTone[one] === 'good' ? 'primary' : 'secondary'}
            onClick={() => setAsked(one)}
          >
            {t(`ticketsAdmin.performances.toStatus.${one as Exclude<PerformanceStatus, 'draft'>}`)}
          </Button>
        ))}
      </div>
      {asked !== null && asked !== 'draft' && (
        <ActDialog
          name={`tickets-status:${performanceId}:${asked}`}
          title={t(`ticketsAdmin.performances.toStatus.${asked}`)}
          lead={t(`ticketsAdmin.performances.statusHints.${asked}`)}
          confirmLabel={t(`ticketsAdmin.performances.toStatus.${asked}`)}
          withReason
          refresh={ticketsAdminKey}
          body={(reason): StatusBody => ({ status: asked, reason })}
          run={(body: StatusBody, key) => setPerformanceStatus(performanceId, body, key)}
          done={t('ticketsAdmin.performances.statusChanged')}
          onDone={({ version }) => onChanged(version)}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}
