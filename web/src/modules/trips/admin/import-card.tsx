import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DownloadCloud } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMoving, jobQuery, jobsKey, startRun } from '../../../api/jobs.ts';
import { IMPORT_JOB } from '../../../api/trips-admin.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { RunProgress } from '../../jobs/run-progress.tsx';

/** Reading places from the national tourism API: how far it is, and a way to begin now. */
export function ImportCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const job = useQuery(jobQuery(IMPORT_JOB)).data;
  const [isAsking, setAsking] = useState(false);
  // The page is of use without it.
  if (job === undefined) return null;
  const { run } = job;
  const moves = isMoving(run);
  return (
    <Card className="mb-6 flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="font-bold">{t('tripsAdmin.import.title')}</h2>
          <p className="text-sm text-muted">
            {run === null
              ? t('tripsAdmin.import.never')
              : t('tripsAdmin.import.last', { when: format.moment(run.startedAt) })}{' '}
            <Link
              to="/admin/jobs/$name"
              params={{ name: IMPORT_JOB }}
              className="font-semibold text-accent hover:underline"
            >
              {t('tripsAdmin.import.runs')}
            </Link>
          </p>
        </div>
        {!moves && (
          <Button
            size="sm"
            variant="secondary"
            icon={<DownloadCloud aria-hidden="true" className="size-4.5" />}
            onClick={() => setAsking(true)}
          >
            {t('tripsAdmin.import.start')}
          </Button>
        )}
      </div>
      {run !== null && moves && <RunProgress run={run} />}
      {isAsking && (
        <ActDialog
          name="trips-import-places"
          title={t('tripsAdmin.import.startTitle')}
          lead={t('tripsAdmin.import.startLead')}
          confirmLabel={t('tripsAdmin.import.start')}
          withReason
          refresh={jobsKey}
          body={(reason) => ({ reason })}
          run={(body: { reason: string }, key) => startRun(IMPORT_JOB, body, key)}
          done={t('tripsAdmin.import.started')}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
