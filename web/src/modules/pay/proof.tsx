import { useMutation } from '@tanstack/react-query';
import { Check, ShieldCheck, ShieldX, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readSeal } from '../../api/pay.ts';
import type { TransferDetail } from '../../api/types.ts';
import { announce } from '../../ui/announcer.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FormError } from '../../ui/states.tsx';
import { canVerify, type ProofCheck, verifyProof } from './verify.ts';

const whole = (check: ProofCheck): boolean => check.leaf && check.included && check.seal;

/** The member's own browser does the sum; nobody's word is taken for it. */
export function Proof({ proof }: { proof: TransferDetail['proof'] }) {
  const { t } = useTranslation();
  const verify = useMutation({
    mutationFn: async (given: NonNullable<TransferDetail['proof']>) =>
      verifyProof(given, await readSeal(given.sealNumber)),
    onSuccess: (check, given) =>
      announce(whole(check) ? t('pay.proofOk', { number: given.sealNumber }) : t('pay.proofBad')),
  });
  return (
    <section className="rounded-2xl border border-line/70 p-4">
      <h3 className="flex items-center gap-2 font-bold">
        <ShieldCheck aria-hidden="true" className="size-5 text-good" />
        {t('pay.proofTitle')}
      </h3>
      {proof === null ? (
        <p className="mt-1 text-muted">{t('pay.proofNone')}</p>
      ) : (
        <div className="mt-1 flex flex-col gap-3">
          <p className="text-muted">{t('pay.proofLead')}</p>
          {verify.data !== undefined && (
            <>
              <ul className="flex flex-col gap-1.5 text-[0.95rem]">
                <Step ok={verify.data.leaf}>{t('pay.proofStepLeaf')}</Step>
                <Step ok={verify.data.included}>
                  {t('pay.proofStepIncluded', { number: proof.sealNumber })}
                </Step>
                <Step ok={verify.data.seal}>{t('pay.proofStepSeal')}</Step>
              </ul>
              {whole(verify.data) ? (
                <Banner tone="good" icon={<ShieldCheck aria-hidden="true" />}>
                  {t('pay.proofOk', { number: proof.sealNumber })}
                </Banner>
              ) : (
                <Banner tone="bad" icon={<ShieldX aria-hidden="true" />}>
                  {t('pay.proofBad')}
                </Banner>
              )}
            </>
          )}
          <FormError error={verify.error} />
          {canVerify() ? (
            <Button
              variant="secondary"
              size="sm"
              loading={verify.isPending}
              onClick={() => verify.mutate(proof)}
            >
              {t('pay.proofRun')}
            </Button>
          ) : (
            <p className="text-muted">{t('pay.proofUnsupported')}</p>
          )}
          <details>
            <summary className="tap flex cursor-pointer items-center text-sm font-semibold text-muted">
              {t('pay.proofContent')}
            </summary>
            <pre className="overflow-x-auto rounded-xl bg-sunken p-3 font-mono text-xs break-all whitespace-pre-wrap">
              {proof.leafText}
              {'\n\n'}
              {proof.leafHash}
            </pre>
          </details>
        </div>
      )}
    </section>
  );
}

function Step({ ok, children }: { ok: boolean; children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <li className="flex items-start gap-2">
      {ok ? (
        <Check aria-label={t('common.yes')} className="mt-1 size-4 shrink-0 text-good" />
      ) : (
        <X aria-label={t('common.no')} className="mt-1 size-4 shrink-0 text-bad" />
      )}
      {children}
    </li>
  );
}
