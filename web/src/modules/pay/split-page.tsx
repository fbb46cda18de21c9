import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/error.ts';
import { payKey, previewSplit, splitTransfer } from '../../api/pay.ts';
import type { Preview, SplitTransferBody, TransferResult } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { Card, Facts } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { BackToWallet } from './back-to-wallet.tsx';
import { ConfirmActions } from './confirm-actions.tsx';
import { PaymentResult } from './payment-result.tsx';
import { emptySplit, type SplitDraft, SplitForm, splitBody } from './split-form.tsx';

/** Several recipients in one transfer: all legs or none. */
export function SplitPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<SplitDraft>(emptySplit);
  const [checked, setChecked] = useState<{ body: SplitTransferBody; preview: Preview } | null>(null);
  const check = useMutation({
    mutationFn: async (body: SplitTransferBody) => {
      const preview = await previewSplit(body);
      if (!preview.accepted)
        throw new ApiError({ status: 409, code: preview.code ?? 'unknown', title: preview.code ?? '' });
      return { body, preview };
    },
    onSuccess: setChecked,
  });
  const command = useCommand<SplitTransferBody, TransferResult>({
    name: 'split-transfer',
    run: splitTransfer,
    onDone: () => void queryClient.invalidateQueries({ queryKey: payKey }),
  });
  return (
    <Page title={t('pay.splitTitle')} lead={t('pay.splitLead')} narrow back={<BackToWallet />}>
      {command.state.phase === 'done' ? (
        <PaymentResult
          title={t('pay.sentTitle')}
          answer={command.state.answer}
          line={() => t('pay.splitSent', { count: checked?.body.legs.length ?? 0 })}
          again={{
            label: t('pay.sendAnother'),
            run: () => {
              setDraft(emptySplit());
              setChecked(null);
              command.reset();
            },
          }}
        />
      ) : checked === null ? (
        <SplitForm
          draft={draft}
          onChange={setDraft}
          busy={check.isPending}
          error={check.error}
          onSubmit={() => {
            const body = splitBody(draft);
            if (body !== null) check.mutate(body);
          }}
        />
      ) : (
        <SplitConfirm checked={checked} command={command} onEdit={() => setChecked(null)} />
      )}
    </Page>
  );
}

type ConfirmProps = {
  checked: { body: SplitTransferBody; preview: Preview };
  command: ReturnType<typeof useCommand<SplitTransferBody, TransferResult>>;
  onEdit: () => void;
};

function SplitConfirm({ checked, command, onEdit }: ConfirmProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { body, preview } = checked;
  const total = format.won(body.legs.reduce((sum, leg) => sum + leg.amount, 0));
  return (
    <div className="flex flex-col gap-5">
      <Card className="animate-rise">
        <h2 className="mb-4 text-2xl font-extrabold">{t('pay.confirmTitle')}</h2>
        <Facts
          items={[
            ...body.legs.map((leg) => ({
              label: <span className="break-all">{leg.to}</span>,
              value: format.won(leg.amount),
            })),
            { label: t('pay.splitTotal'), value: <strong className="text-lg">{total}</strong> },
            ...(body.memo === undefined ? [] : [{ label: t('pay.memo'), value: body.memo }]),
            ...(preview.availableAfter === null
              ? []
              : [{ label: t('pay.confirmAfter'), value: format.won(preview.availableAfter) }]),
          ]}
        />
      </Card>
      <ConfirmActions body={body} command={command} amount={total} onEdit={onEdit} />
    </div>
  );
}
