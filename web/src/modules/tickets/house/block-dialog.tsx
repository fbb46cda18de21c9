import { useTranslation } from 'react-i18next';
import { type BlockBody, blockSeats, unblockSeats } from '../../../api/tickets-seats.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { seatIdOf } from '../picker/seat-names.ts';

/** One command takes no more. */
const MOST = 2_000;

type Props = {
  kind: 'block' | 'unblock';
  roundId: string;
  seats: readonly number[];
  onDone: () => void;
  onClose: () => void;
};

/** Keeps places off the sale, or gives them back to it; a reason goes into the audit log. */
export function BlockDialog({ kind, roundId, seats, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const chosen = seats.slice(0, MOST);
  const count = chosen.length;
  const command = useCommand({
    name: `tickets-${kind}:${roundId}`,
    run: async (body: BlockBody, key) => {
      const { data, ...answer } = await (kind === 'block' ? blockSeats : unblockSeats)(roundId, body, key);
      return { ...answer, data: 'blocked' in data ? data.blocked : data.unblocked };
    },
    onDone: ({ data }) => {
      const text = t(`ticketsBuying.house.${kind}Done`, { count: data });
      toast(text);
      announce(text);
      onDone();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`ticketsBuying.house.${kind}Title`, { count })}
      description={t(`ticketsBuying.house.${kind}Lead`)}
      confirmLabel={t(`ticketsBuying.house.${kind}`)}
      busy={command.busy}
      withReason
      onConfirm={(reason) =>
        command.submit({ seatIds: chosen.map((seat) => seatIdOf(roundId, seat)), reason })
      }
    >
      {command.error !== null && <FormError error={command.error} />}
    </ConfirmDialog>
  );
}
