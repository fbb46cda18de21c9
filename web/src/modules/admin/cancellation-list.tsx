import { useTranslation } from 'react-i18next';
import type { Cancellation } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';

const tones: Record<Cancellation['status'], BadgeTone> = {
  requested: 'info',
  'in-doubt': 'warn',
  done: 'good',
  refused: 'bad',
};

export function CancellationList({ cancellations }: { cancellations: Cancellation[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="flex flex-col gap-3">
      {cancellations.map((item) => (
        <li key={item.cancellationId} className="rounded-2xl border border-line bg-surface p-4">
          <p className="flex flex-wrap items-center justify-between gap-2">
            <span className="tnum text-lg font-bold">{format.won(item.amount)}</span>
            <span className="flex gap-1.5">
              <Badge>{t(`payments.admin.cancellationKind.${item.kind}`)}</Badge>
              <Badge tone={tones[item.status]}>{t(`payments.admin.cancellationStatus.${item.status}`)}</Badge>
            </span>
          </p>
          <p>{item.reason}</p>
          {item.failure !== null && (
            <p className="text-bad">
              <code className="font-mono text-sm">{item.failure.code}</code> {item.failure.message}
            </p>
          )}
          <p className="tnum mt-1 text-sm text-muted">
            {format.exact(item.requestedAt)} · {t('payments.admin.by', { who: item.by })}
          </p>
        </li>
      ))}
    </ul>
  );
}
