import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminReturn } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { ReturnBadge } from './order-badges.tsx';
import { ReturnActions } from './return-actions.tsx';

type Props = {
  request: Omit<AdminReturn, 'lines' | 'accountId' | 'memberName'>;
  lines: { no: number; quantity: number; name: string; choice: string; exchange: string }[];
  /** Whose it is, where the page does not say. */
  head?: ReactNode;
};

/** One wish to give back or exchange: what, why, and the next step. */
export function ReturnCard({ request, lines, head }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="flex flex-col gap-3 rounded-2xl border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          {head}
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone="neutral">{t(`shopAdmin.returns.kinds.${request.kind}`)}</Badge>
            <ReturnBadge status={request.status} />
            <span className="text-sm text-muted">{format.dateTime(request.createdAt)}</span>
          </p>
        </div>
        {request.kind === 'return' && (
          <p className="tnum text-right">
            <span className="block font-bold">{format.won(request.refundAmount)}</span>
            <span className="block text-sm text-muted">{t('shopAdmin.returns.comesBack')}</span>
          </p>
        )}
      </div>
      <ul className="text-[0.95rem]">
        {lines.map((line) => (
          <li key={line.no}>
            {line.name}
            {line.choice !== '' && <span className="text-muted"> · {line.choice}</span>}{' '}
            <span className="tnum font-semibold">× {format.number(line.quantity)}</span>
            {line.exchange !== '' && <span className="text-info"> → {line.exchange}</span>}
          </li>
        ))}
      </ul>
      <div className="rounded-xl bg-sunken/60 px-3 py-2 text-sm">
        <p className="font-semibold">{t(`shopAdmin.returns.reasons.${request.reason}`)}</p>
        {request.note !== '' && <p className="mt-0.5 whitespace-pre-line">{request.note}</p>}
      </div>
      {request.answer !== '' && (
        <p className="text-sm">
          <span className="text-muted">{t('shopAdmin.returns.answered')}</span> {request.answer}
        </p>
      )}
      <ReturnActions request={request} />
    </li>
  );
}
