import { Camera as CameraIcon, CameraOff, Pencil, RefreshCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import type { DoorView } from '../../../api/tickets-entry.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useShowTime } from '../show-time.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { Camera } from './camera.tsx';
import { CodeForm } from './code-form.tsx';
import type { Door, DoorState } from './door.ts';
import { DoorCounts } from './door-counts.tsx';
import { DoorLog, DoorTroubles } from './door-log.tsx';
import { DoorRefusal } from './door-refusal.tsx';
import { FindGuest } from './find-guest.tsx';
import type { Looked } from './judge.ts';
import { signal } from './signals.ts';

type Props = {
  door: Door;
  state: DoorState;
  view: DoorView | undefined;
  error: unknown;
  device: string;
  /** Something else has the keyboard. */
  isPaused: boolean;
  onUndo: (ticketId: string) => void;
  onRename: () => void;
};

/** Everything at hand at the door: the answer first, then where codes come in, then who is there. */
export function DoorDesk({ door, state, view, error, device, isPaused, onUndo, onRename }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const time = useShowTime();
  const errorText = useErrorText();
  const [isSeeing, setSeeing] = useState(false);
  const [below, setBelow] = useState<'log' | 'list'>('log');
  useSignals(state);
  const look = (looked: Looked) => void door.look(looked).catch((fault: unknown) => toast(errorText(fault)));
  const lead = view
    ? `${local(view.show.title)} · ${time.full(view.show.startsAt)}`
    : t('ticketsDoor.door.withoutShow');
  if (error !== null && error !== undefined) {
    return (
      <Page title={t('ticketsDoor.title')} narrow>
        <ErrorState error={error} onRetry={() => void door.refresh().catch(() => undefined)} />
      </Page>
    );
  }
  return (
    <Page
      title={t('ticketsDoor.title')}
      lead={lead}
      action={
        <Button
          variant="secondary"
          size="sm"
          icon={<Pencil aria-hidden="true" className="size-4" />}
          onClick={onRename}
        >
          {device}
        </Button>
      }
    >
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        <div className="flex flex-col gap-4">
          <AnswerPanel answer={state.answer} isLooking={state.isLooking} onUndo={onUndo} />
          <DoorRefusal door={door} state={state} />
          <DoorTroubles troubles={state.troubles} />
          {isSeeing && <Camera onCode={(code) => look({ code })} />}
          <Button
            variant={isSeeing ? 'secondary' : 'primary'}
            size="lg"
            icon={isSeeing ? <CameraOff aria-hidden="true" /> : <CameraIcon aria-hidden="true" />}
            onClick={() => setSeeing(!isSeeing)}
          >
            {t(isSeeing ? 'ticketsDoor.door.cameraOff' : 'ticketsDoor.door.cameraOn')}
          </Button>
          <CodeForm onCode={(code) => look({ code })} isPaused={isPaused} />
        </div>
        <Card className="flex flex-col gap-5">
          <DoorCounts state={state} view={view} />
          <div className="flex items-center justify-between gap-2">
            <Segmented
              label={t('ticketsDoor.door.below')}
              value={below}
              onChange={setBelow}
              tabs={[
                { value: 'log', label: t('ticketsDoor.door.log') },
                { value: 'list', label: t('ticketsDoor.door.list') },
              ]}
            />
            <RefreshButton door={door} />
          </div>
          {below === 'log' && <DoorLog scans={view?.scans ?? []} onUndo={onUndo} />}
          {below === 'list' &&
            (state.list === null ? (
              <p className="py-6 text-center text-muted">{t('ticketsDoor.door.noList')}</p>
            ) : (
              <FindGuest
                list={state.list}
                entryOf={door.entryOf}
                onAdmit={(ticketId) => look({ ticketId })}
              />
            ))}
        </Card>
      </div>
    </Page>
  );
}

/** Heard and felt once for each answer. */
function useSignals({ answer }: DoorState): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (answer === null || answer.scanId === last.current) return;
    last.current = answer.scanId;
    signal(answer.outcome === 'admitted');
  }, [answer]);
}

function RefreshButton({ door }: { door: Door }) {
  const { t } = useTranslation();
  const online = useOnline();
  const errorText = useErrorText();
  const refresh = async () => {
    await door.sync();
    await door.refresh();
    toast(t('ticketsDoor.door.refreshed'));
  };
  return (
    <IconButton
      label={t('ticketsDoor.door.refresh')}
      icon={<RefreshCw />}
      disabled={!online}
      onClick={() => void refresh().catch((fault: unknown) => toast(errorText(fault)))}
    />
  );
}
