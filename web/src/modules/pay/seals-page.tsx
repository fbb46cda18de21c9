import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link2, ShieldCheck, ShieldX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sealsQuery } from '../../api/pay.ts';
import type { Seal } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { canVerify, verifyChain } from './verify.ts';

/** The public chain: everybody may read it, and every browser can work it out again. */
export function SealsPage() {
  const { t } = useTranslation();
  const seals = useInfiniteQuery(sealsQuery);
  return (
    <Page title={t('pay.sealsTitle')} lead={t('pay.sealsLead')}>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card className="lg:order-2 lg:sticky lg:top-24">
          <h2 className="text-lg font-bold">{t('pay.sealsHow')}</h2>
          <ol className="mt-2 flex list-decimal flex-col gap-2 pl-5 text-[0.95rem] text-muted">
            <li>{t('pay.sealsHow1')}</li>
            <li>{t('pay.sealsHow2')}</li>
            <li>{t('pay.sealsHow3')}</li>
          </ol>
          <Verify seals={seals.data?.pages.flatMap((page) => page.items) ?? []} />
        </Card>
        <div className="min-w-0">
          <PagedList
            query={seals}
            empty={
              <EmptyState icon={<Link2 aria-hidden="true" />} title={t('pay.noSeals')}>
                {t('pay.noSealsLead')}
              </EmptyState>
            }
          >
            {(items) => (
              <ol className="relative flex flex-col gap-3 border-l-2 border-line pl-5">
                {items.map((seal) => (
                  <SealRow key={seal.sealNumber} seal={seal} />
                ))}
              </ol>
            )}
          </PagedList>
        </div>
      </div>
    </Page>
  );
}

function SealRow({ seal }: { seal: Seal }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="relative rounded-2xl border border-line/70 bg-surface p-4">
      <span
        aria-hidden="true"
        className="absolute top-6 -left-[1.72rem] size-3 rounded-full border-2 border-paper bg-accent"
      />
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="tnum font-bold">{t('pay.sealNumber', { number: seal.sealNumber })}</h3>
        <p className="text-sm text-muted">
          {t('pay.leaves', { count: seal.leafHashes.length })} · {format.exact(seal.sealedAt)}
        </p>
      </div>
      <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm">
        <dt className="text-muted">{t('pay.hash')}</dt>
        <dd className="truncate font-mono">{seal.hash}</dd>
        <dt className="text-muted">{t('pay.previousHash')}</dt>
        <dd className="truncate font-mono text-muted">{seal.previousHash}</dd>
      </dl>
    </li>
  );
}

function Verify({ seals }: { seals: Seal[] }) {
  const { t } = useTranslation();
  const verify = useMutation({
    mutationFn: verifyChain,
    onSuccess: (check) =>
      announce(
        check.firstBroken === null
          ? t('pay.sealsOk', { count: check.seals, leaves: check.leaves })
          : t('pay.sealsBad', { number: check.firstBroken }),
      ),
  });
  if (!canVerify()) return <p className="mt-4 text-muted">{t('pay.proofUnsupported')}</p>;
  return (
    <div className="mt-5 flex flex-col gap-3">
      <Button disabled={seals.length === 0} loading={verify.isPending} onClick={() => verify.mutate(seals)}>
        {t('pay.sealsVerify')}
      </Button>
      {verify.data !== undefined &&
        (verify.data.firstBroken === null ? (
          <Banner tone="good" icon={<ShieldCheck aria-hidden="true" />}>
            {t('pay.sealsOk', { count: verify.data.seals, leaves: verify.data.leaves })}
          </Banner>
        ) : (
          <Banner tone="bad" icon={<ShieldX aria-hidden="true" />}>
            {t('pay.sealsBad', { number: verify.data.firstBroken })}
          </Banner>
        ))}
    </div>
  );
}
