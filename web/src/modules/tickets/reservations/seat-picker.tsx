import { useTranslation } from 'react-i18next';
import type { ReservationLine } from '../../../api/tickets-reservations.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { BareCheckbox } from '../../../ui/checkbox.tsx';
import { useSeatName } from './use-seat-name.ts';

type Props = {
  lines: readonly ReservationLine[];
  /** Those that can be chosen, by their numbers, and what is said of each. */
  choices: readonly { no: number; aside?: string }[];
  picked: readonly number[];
  onPick: (no: number, isOn: boolean) => void;
  /** Said of the others. */
  why?: string;
};

/** Which seats. */
export function SeatPicker({ lines, choices, picked, onPick, why }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const seatName = useSeatName();
  const shown = lines.filter(({ status }) => status !== 'cancelled' && status !== 'expired');
  return (
    <ul aria-label={t('ticketsMine.seats')} className="flex flex-col divide-y divide-line/70">
      {shown.map((line) => {
        const choice = choices.find(({ no }) => no === line.no);
        const name = seatName(line);
        return (
          <li key={line.no} className="flex items-center gap-2 py-1.5">
            <div className="-ml-2.5">
              <BareCheckbox
                label={name}
                checked={choice !== undefined && picked.includes(line.no)}
                disabled={choice === undefined}
                onChange={(isOn) => onPick(line.no, isOn)}
              />
            </div>
            <div className={choice === undefined ? 'min-w-0 flex-1 opacity-50' : 'min-w-0 flex-1'}>
              <p className="leading-snug font-semibold">{name}</p>
              <p className="text-sm text-muted">
                {[
                  local(line.gradeName),
                  line.holder === null ? null : t('ticketsMine.handedTo', { name: line.holder }),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </p>
            </div>
            <p className="tnum shrink-0 text-right">
              <span className="block font-semibold">{format.won(line.paid)}</span>
              <span className="block text-sm text-muted">{choice === undefined ? why : choice.aside}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
