import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Navigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import { storage } from '../../../api/storage.ts';
import { doorKey, doorQuery, undoEntry } from '../../../api/tickets-entry.ts';
import { useOfflinePages } from '../../../api/use-offline-pages.ts';
import { NoPermission } from '../../../ui/states.tsx';
import { ReasonDialog } from '../../admin/reason-dialog.tsx';
import { DeviceForm } from './device-form.tsx';
import { DoorDesk } from './door-desk.tsx';
import { useDoor } from './use-door.ts';

const route = getRouteApi('/admin/tickets/rounds/$roundId/door');
const DEVICE = 'madang.door-device';

/**
 * The door of a round, on a phone or a desk. It stands outside the operators' frame, which needs the server: a device that
 * has been here opens it without a network, and shows what it keeps.
 */
export function DoorPage() {
  const session = useSession();
  const router = useRouter();
  const [next] = useState(() => router.state.location.href);
  const [device, setDevice] = useState(() => storage.get(DEVICE) ?? '');
  const { roundId } = route.useParams();
  useOfflinePages();
  if (session.status === 'guest') return <Navigate to="/sign-in" search={{ next }} replace />;
  if (session.status === 'member' && session.account.role !== 'admin') return <NoPermission />;
  if (device === '') {
    return (
      <DeviceForm
        onName={(name) => {
          storage.set(DEVICE, name);
          setDevice(name);
        }}
      />
    );
  }
  return (
    <Door
      roundId={roundId}
      device={device}
      isKnown={session.status === 'member'}
      onRename={() => setDevice('')}
    />
  );
}

type Props = { roundId: string; device: string; isKnown: boolean; onRename: () => void };

function Door({ roundId, device, isKnown, onRename }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { door, ...state } = useDoor(roundId, device);
  const view = useQuery({ ...doorQuery(roundId), enabled: isKnown });
  const [undoing, setUndoing] = useState<string | null>(null);
  return (
    <>
      <DoorDesk
        {...{ door, state, device, onRename }}
        view={view.data}
        error={view.data === undefined && state.list === null ? view.error : null}
        isPaused={undoing !== null}
        onUndo={setUndoing}
      />
      {undoing !== null && (
        <ReasonDialog
          name={`tickets.undo:${undoing}`}
          title={t('ticketsDoor.door.undoTitle')}
          lead={t('ticketsDoor.door.undoLead')}
          confirmLabel={t('ticketsDoor.door.undo')}
          danger
          done={t('ticketsDoor.door.undone')}
          run={async ({ reason }, key) => {
            // The server takes back only what it has heard of.
            await door.sync();
            const answer = await undoEntry(roundId, { ticketId: undoing, reason }, key);
            await door.undone(undoing);
            void queryClient.invalidateQueries({ queryKey: doorKey });
            return answer;
          }}
          onClose={() => setUndoing(null)}
        />
      )}
    </>
  );
}
