import { useTranslation } from 'react-i18next';
import { hasCode, isApiError } from '../../../../api/error.ts';
import { useShowTime } from '../../show-time.ts';

const REASONS = [
  'hall',
  'map',
  'starts-at',
  'begun',
  'sale',
  'sale-until',
  'prices',
  'cast',
  'hold',
  'hall-taken',
  'status',
  'too-many',
  'unexplained',
] as const;
type Reason = (typeof REASONS)[number];

/** Which round the server could not make, and why, in words. @param starts of the rounds that were sent */
export function RoundRefusal({ error, starts }: { error: unknown; starts: readonly string[] }) {
  const { t } = useTranslation();
  const time = useShowTime();
  if (!isApiError(error) || !hasCode(error, 'tickets.invalid-round')) return null;
  const reason = REASONS.find((one) => one === error.facts.reason);
  const start = starts[Number(error.facts.round ?? 0)];
  if (reason === undefined) return null;
  return (
    <p role="alert" className="rounded-2xl bg-bad-soft px-4 py-3 font-medium text-bad">
      {start !== undefined && <span className="mr-2 font-bold">{time.moment(start)}</span>}
      {t(`ticketsAdmin.rounds.refusals.${reason satisfies Reason}`)}
    </p>
  );
}
