import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scalesQuery, ticketsAdminKey, withdrawScale } from '../../../../api/tickets-admin.ts';
import type { CancelScaleView } from '../../../../api/tickets-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, Section } from '../../../../ui/card.tsx';
import { Loaded } from '../../../../ui/loaded.tsx';
import { Page } from '../../../../ui/page.tsx';
import { scaleDraft } from './scale-draft.ts';
import { ScaleForm } from './scale-form.tsx';

export function ScalesPage() {
  const { t } = useTranslation();
  const query = useQuery(scalesQuery);
  return (
    <Page wide title={t('ticketsAdmin.scales.title')} lead={t('ticketsAdmin.scales.lead')}>
      <Loaded query={query}>
        {({ items }) => {
          const current = items.find(({ status }) => status === 'current') ?? items.at(-1);
          return (
            <div className="flex flex-col gap-8">
              {current && <ScaleForm key={items[0]?.scaleId ?? ''} first={scaleDraft(current.scale)} />}
              <Section title={t('ticketsAdmin.scales.versions')}>
                <ul className="flex flex-col gap-3">
                  {items.map((scale) => (
                    <li key={scale.scaleId ?? 'built-in'}>
                      <ScaleCard scale={scale} />
                    </li>
                  ))}
                </ul>
              </Section>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

const tones = { past: 'neutral', current: 'good', coming: 'info' } as const;

function ScaleCard({ scale: { scaleId, validFrom, scale, status } }: { scale: CancelScaleView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  return (
    <Card>
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <h3 className="flex-1 font-bold">
          {validFrom === null
            ? t('ticketsAdmin.scales.builtIn')
            : t('ticketsAdmin.scales.from', { when: format.dateTime(validFrom) })}
        </h3>
        <Badge tone={tones[status]}>{t(`ticketsAdmin.scales.statuses.${status}`)}</Badge>
        {status === 'coming' && scaleId !== null && (
          <Button size="sm" variant="danger" onClick={() => setAsking(true)}>
            {t('ticketsAdmin.scales.withdraw')}
          </Button>
        )}
      </div>
      <ul className="tnum flex flex-wrap gap-x-5 gap-y-1 text-muted">
        {scale.steps.map(({ days, percent }) => (
          <li key={days}>
            {days === 0
              ? t('ticketsAdmin.scales.sameDay', { percent })
              : t('ticketsAdmin.scales.step', { days, percent })}
          </li>
        ))}
        {scale.grace !== null && (
          <li>{t('ticketsAdmin.scales.grace', { hours: scale.grace.hours, days: scale.grace.days })}</li>
        )}
      </ul>
      {isAsking && scaleId !== null && (
        <ActDialog
          name={`tickets-scale-withdraw:${scaleId}`}
          title={t('ticketsAdmin.scales.withdrawTitle')}
          confirmLabel={t('ticketsAdmin.scales.withdraw')}
          danger
          withReason
          refresh={ticketsAdminKey}
          body={(reason) => ({ reason })}
          run={(body: { reason: string }, key) => withdrawScale(scaleId, body, key)}
          done={t('ticketsAdmin.scales.withdrawn')}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
