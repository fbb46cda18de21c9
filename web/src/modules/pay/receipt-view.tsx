import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Facts } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useRefusalText } from './receipt-list.tsx';
import { useCommandName } from './receipt-words.ts';

/** One receipt in full; the operator's search shows the same. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const format = useFormat();
  const commandName = useCommandName();
  const refusalText = useRefusalText();
  const ok = receipt.outcome === 'accepted';
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-center gap-3">
        <p className="text-2xl font-extrabold">{commandName(receipt.command)}</p>
        <Badge tone={ok ? 'good' : 'bad'}>{t(`pay.outcome.${receipt.outcome}`)}</Badge>
      </div>
      <Facts
        items={[
          { label: t('pay.receiptNumber'), value: <Code text={receipt.receiptId} /> },
          { label: t('pay.at'), value: format.exact(receipt.at) },
          ...(ok ? [] : [{ label: t('pay.why'), value: refusalText(receipt.code) }]),
          { label: t('pay.requestKey'), value: <Code text={receipt.key} /> },
        ]}
      />
      {Object.keys(receipt.result).length > 0 && (
        <details>
          <summary className="tap flex cursor-pointer items-center font-semibold text-muted">
            {t('pay.resultTitle')}
          </summary>
          <pre className="overflow-x-auto rounded-xl bg-sunken p-3 font-mono text-xs">
            {JSON.stringify(receipt.result, null, 2)}
          </pre>
        </details>
      )}
    </div>
  );
}

function Code({ text }: { text: string }) {
  return (
    <span className="flex items-center justify-end">
      <code className="font-mono text-sm break-all">{text}</code>
      <CopyButton value={text} />
    </span>
  );
}
