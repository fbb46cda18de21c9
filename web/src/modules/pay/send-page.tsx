import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, isApiError } from '../../api/error.ts';
import { payKey, previewTransfer, transfer } from '../../api/pay.ts';
import type { Preview, TransferBody, TransferResult } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { announce } from '../../ui/announcer.tsx';
import { Page } from '../../ui/page.tsx';
import { BackToWallet } from './back-to-wallet.tsx';
import { PaymentResult } from './payment-result.tsx';
import { SendConfirm } from './send-confirm.tsx';
import { SendForm } from './send-form.tsx';

type Draft = { to: string; amount: number | null; memo: string };
const emptyDraft: Draft = { to: '', amount: null, memo: '' };

/** Three steps: say it, see what it will do (a dry run of the server), do it. */
export function SendPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(emptyDraft);
  const [preview, setPreview] = useState<Preview | null>(null);
  const check = useMutation({
    mutationFn: async (body: TransferBody) => {
      const answer = await previewTransfer(body);
      if (!answer.accepted)
        throw new ApiError({ status: 409, code: answer.code ?? 'unknown', title: answer.code ?? '' });
      return answer;
    },
    onSuccess: (answer) => {
      setPreview(answer);
      announce(t('pay.confirmTitle'));
    },
  });
  const command = useCommand<TransferBody, TransferResult>({
    name: 'transfer',
    run: transfer,
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: payKey });
      announce(t('pay.sentTitle'));
    },
  });
  const body = bodyOf(draft);
  const name = preview?.recipientName ?? draft.to;
  const again = () => {
    setDraft(emptyDraft);
    setPreview(null);
    check.reset();
    command.reset();
  };

  return (
    <Page
      title={t('pay.sendTitle')}
      lead={preview === null ? t('pay.sendLead') : undefined}
      narrow
      back={<BackToWallet />}
    >
      {command.state.phase === 'done' ? (
        <PaymentResult
          title={t('pay.sentTitle')}
          answer={command.state.answer}
          line={(amount) => t('pay.sentTo', { name, amount })}
          again={{ label: t('pay.sendAnother'), run: again }}
        />
      ) : preview !== null && body !== null ? (
        <SendConfirm
          body={body}
          preview={preview}
          command={command}
          onEdit={() => {
            setPreview(null);
            command.reset();
          }}
        />
      ) : (
        <SendForm
          draft={draft}
          onChange={setDraft}
          busy={check.isPending}
          error={isApiError(check.error) ? check.error : null}
          onSubmit={() => body !== null && check.mutate(body)}
        />
      )}
    </Page>
  );
}

function bodyOf(draft: Draft): TransferBody | null {
  if (draft.amount === null) return null;
  const memo = draft.memo.trim();
  return { to: draft.to.trim(), amount: draft.amount, ...(memo === '' ? {} : { memo }) };
}
