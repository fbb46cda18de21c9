import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readChanges } from '../../../api/trips.ts';
import { applyPlan, type ProposalView, proposalQuery } from '../../../api/trips-planning.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { announce } from '../../../ui/announcer.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { UsedTrip } from '../editor/store/index.ts';

/** Puts a plan into the trip; all that it did there can be taken back at once. */
export function useApplyPlan(trip: UsedTrip, proposal: ProposalView) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { proposalId } = proposal;
  const errorText = useErrorText();
  const command = useCommand({
    name: `trips-apply:${proposalId}`,
    run: (body: { days: string[] | null; seen: number }, key) =>
      applyPlan(
        trip.tripId,
        { proposalId, seen: body.seen, ...(body.days !== null && { days: body.days }) },
        key,
      ),
    onDone: ({ data }) => {
      void trip.refresh();
      const appliedAt = new Date().toISOString();
      queryClient.setQueryData(proposalQuery(trip.tripId, proposalId).queryKey, { ...proposal, appliedAt });
      const count = data.conflicts.length;
      toast.success(t('tripsPlanning.applied'), {
        ...(count > 0 && { description: t('tripsPlanning.appliedConflicts', { count }) }),
        action: { label: t('tripsPlanning.takeBack'), onClick: () => void takeBack(data.sequence) },
      });
    },
  });
  /** All of it: what was new goes, what was moved or given a time is where and when it was. */
  const takeBack = async (sequence: number): Promise<void> => {
    try {
      await trip.refresh();
      const { items } = await readChanges(trip.tripId, sequence - 1);
      const edit = items.find((one) => one.sequence === sequence);
      const isBack = edit !== undefined && trip.takeBack(edit.applied);
      const text = t(isBack ? 'tripsPlanning.takenBack' : 'trips.history.nothing');
      toast(text);
      announce(text);
    } catch (error) {
      toast(errorText(error));
    }
  };
  return {
    command,
    isDone: command.state.phase === 'done',
    run: (days: readonly string[] | null) =>
      command.submit({
        days: days === null ? null : [...days],
        seen: trip.document?.sequence ?? proposal.sequence,
      }),
  };
}
