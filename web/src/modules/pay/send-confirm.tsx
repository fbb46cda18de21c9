import { useTranslation } from 'react-i18next';
import type { Preview, TransferBody, TransferResult } from '../../api/types.ts';
import type { Command } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { ConfirmActions } from './confirm-actions.tsx';

type Props = {
  body: TransferBody;
  preview: Preview;
  command: Command<TransferBody, TransferResult>;
  onEdit: () => void;
};

/** What the server says would happen: the masked name shows a typing slip before any money moves. */
export function SendConfirm({ body, preview, command, onEdit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = preview.recipientName ?? body.to;
  return (
    <div className="flex flex-col gap-5">
      <Card className="animate-rise">
        <div className="flex flex-col items-center gap-3 pt-2 pb-6 text-center">
          <Avatar name={name} size="lg" />
          <h2 className="text-2xl font-extrabold">{t('pay.confirmTitle')}</h2>
          <p className="tnum text-4xl font-extrabold tracking-tight">{format.won(body.amount)}</p>
        </div>
        <Facts
          items={[
            {
              label: t('pay.confirmTo'),
              value: (
                <>
                  <span className="block font-bold">{name}</span>
                  <span className="block text-sm text-muted">{body.to}</span>
                </>
              ),
            },
            ...(body.memo === undefined ? [] : [{ label: t('pay.memo'), value: body.memo }]),
            ...(preview.availableAfter === null
              ? []
              : [{ label: t('pay.confirmAfter'), value: format.won(preview.availableAfter) }]),
          ]}
        />
      </Card>
      <ConfirmActions body={body} command={command} amount={format.won(body.amount)} onEdit={onEdit} />
    </div>
  );
}
