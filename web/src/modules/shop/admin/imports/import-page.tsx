import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { CircleCheck, CircleStop, Info, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shopAdminKey } from '../../../../api/shop-admin.ts';
import { importQuery, isUnderWay, stopImport } from '../../../../api/shop-admin-imports.ts';
import type { Import } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { NotFoundPage } from '../../../../routes/not-found-page.tsx';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Badge } from '../../../../ui/badge.tsx';
import { Banner } from '../../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../../ui/button.tsx';
import { Card, Facts, Section } from '../../../../ui/card.tsx';
import { isMissing, Loaded } from '../../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { Progress } from '../../../../ui/progress.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { UploadProgress } from '../../../files/upload-progress.tsx';
import { ImportBadge } from './import-badge.tsx';
import { ImportErrors } from './import-errors.tsx';
import { fileOf, rememberFile } from './remembered-file.ts';
import { useImportUpload } from './use-import-upload.ts';

const route = getRouteApi('/admin/shop/imports/$importId');

export function ImportPage() {
  const { t } = useTranslation();
  const { importId } = route.useParams();
  const query = useQuery(importQuery(importId));
  if (isMissing(query.error)) return <NotFoundPage />;
  return (
    <Page
      title={query.data?.fileName ?? t('shopAdmin.imports.title')}
      back={
        <Link to="/admin/shop/imports" className={backClass}>
          <BackIcon />
          {t('shopAdmin.imports.title')}
        </Link>
      }
    >
      <Loaded query={query}>{(data) => <Run run={data} />}</Loaded>
    </Page>
  );
}

function Run({ run }: { run: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isStopping, setStopping] = useState(false);
  const moving = isUnderWay(run);
  const text = t('shopAdmin.imports.ofTotal', {
    done: format.number(run.done),
    total: format.number(run.total),
  });
  return (
    <div className="flex flex-col gap-6">
      <Card className="flex flex-col gap-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="flex flex-wrap gap-1.5">
            <ImportBadge status={run.status} />
            {run.isDryRun && <Badge tone="info">{t('shopAdmin.imports.dryRun')}</Badge>}
          </p>
          {moving && (
            <Button
              size="sm"
              variant="danger"
              icon={<CircleStop aria-hidden="true" className="size-4.5" />}
              onClick={() => setStopping(true)}
            >
              {t('shopAdmin.imports.stop')}
            </Button>
          )}
        </div>
        <div className="flex flex-col gap-1.5">
          <Progress
            label={t('shopAdmin.imports.progress')}
            value={run.done}
            max={run.total}
            text={text}
            tone={run.failed > 0 ? 'warn' : moving ? 'accent' : 'good'}
          />
          <p aria-hidden="true" className="tnum text-sm text-muted">
            {text}
          </p>
        </div>
        <Outcome run={run} />
        <Facts
          items={[
            { label: t('shopAdmin.imports.created'), value: format.number(run.created) },
            { label: t('shopAdmin.imports.updated'), value: format.number(run.updated) },
            { label: t('shopAdmin.imports.unchanged'), value: format.number(run.unchanged) },
            {
              label: t('shopAdmin.imports.failed'),
              value: (
                <span className={run.failed > 0 ? 'text-bad' : undefined}>{format.number(run.failed)}</span>
              ),
            },
            { label: t('shopAdmin.imports.encoding'), value: run.encoding.toUpperCase() },
            { label: t('common.reason'), value: run.reason },
            { label: t('shopAdmin.imports.started'), value: format.exact(run.createdAt) },
            ...(run.endedAt === null
              ? []
              : [{ label: t('shopAdmin.imports.ended'), value: format.exact(run.endedAt) }]),
          ]}
        />
      </Card>
      {run.failed > 0 && (
        <Section title={t('shopAdmin.imports.errors')}>
          <ImportErrors run={run} />
        </Section>
      )}
      {isStopping && (
        <ActDialog
          name={`import-stop:${run.importId}`}
          title={t('shopAdmin.imports.stopTitle')}
          lead={t('shopAdmin.imports.stopLead')}
          confirmLabel={t('shopAdmin.imports.stop')}
          danger
          withReason
          body={(reason) => ({ reason })}
          run={(body: { reason: string }, key) => stopImport(run.importId, body, key)}
          done={t('shopAdmin.imports.stopped')}
          refresh={shopAdminKey}
          onClose={() => setStopping(false)}
        />
      )}
    </div>
  );
}

/** What it means for whoever started it, and the way on. */
function Outcome({ run }: { run: Import }) {
  const { t } = useTranslation();
  if (run.status === 'waiting' || run.status === 'running') return null;
  const isFine = run.status === 'done' && run.failed === 0;
  const key = run.status === 'done' ? outcomeOf(run.isDryRun, isFine) : run.status;
  return (
    <>
      <Banner
        tone={run.status === 'failed' ? 'bad' : isFine ? 'good' : 'warn'}
        icon={isFine ? <CircleCheck aria-hidden="true" /> : <Info aria-hidden="true" />}
      >
        {t(`shopAdmin.imports.outcomes.${key}`)}
      </Banner>
      {run.isDryRun && run.status === 'done' && <ForGood run={run} />}
    </>
  );
}

const outcomeOf = (isDryRun: boolean, isFine: boolean) =>
  isDryRun ? (isFine ? 'dryFine' : 'dryFaults') : isFine ? 'fine' : 'faults';

/** The same file without the dry run. */
function ForGood({ run }: { run: Import }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const kept = fileOf(run.importId);
  const upload = useImportUpload((started, file) => {
    rememberFile(started, file);
    void navigate({ to: '/admin/shop/imports/$importId', params: { importId: started.importId } });
  });
  const { state } = upload;
  if (kept === null)
    return (
      <Link to="/admin/shop/imports" className={buttonClass('secondary', 'sm', 'self-start')}>
        {t('shopAdmin.imports.uploadAgain')}
      </Link>
    );
  return state.phase === 'busy' ? (
    <UploadProgress share={state.share} onCancel={upload.cancel} />
  ) : (
    <>
      <FormError error={state.phase === 'failed' ? state.error : null} />
      <Button
        className="self-start"
        icon={<Play aria-hidden="true" className="size-4.5" />}
        onClick={() => void upload.start(kept.file, { dryRun: false, reason: kept.reason })}
      >
        {t(run.failed === 0 ? 'shopAdmin.imports.forGood' : 'shopAdmin.imports.forGoodRest')}
      </Button>
    </>
  );
}
