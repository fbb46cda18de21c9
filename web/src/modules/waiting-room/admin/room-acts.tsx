import { CircleStop, Pause, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomKind } from '../../../api/waiting-room.ts';
import { type AdminRoom, closeRoom, pauseRoom, resumeRoom } from '../../../api/waiting-room-admin.ts';
import { Button } from '../../../ui/button.tsx';
import { ReasonDialog } from '../../admin/reason-dialog.tsx';

type Act = 'pause' | 'resume' | 'close';
const runs = { pause: pauseRoom, resume: resumeRoom, close: closeRoom };
const dones = { pause: 'paused', resume: 'resumed', close: 'closed' } as const;
const icons: Record<Act, ReactNode> = {
  pause: <Pause aria-hidden="true" className="size-4.5" />,
  resume: <Play aria-hidden="true" className="size-4.5" />,
  close: <CircleStop aria-hidden="true" className="size-4.5" />,
};

/** Pause, go on, take down; each with its reason. */
export function RoomActs({ kind, id, room }: { kind: RoomKind; id: string; room: AdminRoom }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Act | null>(null);
  const acts: Act[] = room.status === 'off' ? [] : [room.status === 'paused' ? 'resume' : 'pause', 'close'];
  return (
    <div className="flex flex-wrap gap-2">
      {acts.map((act) => (
        <Button
          key={act}
          size="sm"
          variant={act === 'close' ? 'danger' : act === 'resume' ? 'primary' : 'secondary'}
          icon={icons[act]}
          onClick={() => setAsked(act)}
        >
          {t(`waitingRoom.admin.${act}`)}
        </Button>
      ))}
      {asked !== null && (
        <ReasonDialog
          name={`waiting-room-${asked}:${kind}:${id}`}
          title={t(`waitingRoom.admin.${asked}`)}
          lead={t(`waitingRoom.admin.${asked}Lead`)}
          confirmLabel={t(`waitingRoom.admin.${asked}`)}
          danger={asked === 'close'}
          run={(body, key) => runs[asked](kind, id, body, key)}
          done={t(`waitingRoom.admin.${dones[asked]}`)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
