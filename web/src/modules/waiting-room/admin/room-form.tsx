import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { identityQuery } from '../../../api/identity.ts';
import { useCommand } from '../../../api/use-command.ts';
import { type RoomKind, roomsKey } from '../../../api/waiting-room.ts';
import { type AdminRoom, adminRoomsKey, type RoomBody, saveRoom } from '../../../api/waiting-room-admin.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Field } from '../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../ui/focus-invalid.ts';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { bodyOf, draftOf, faultsOf, LIMITS, type Limit, type RoomDraft } from './room-draft.ts';

const DOORS = ['none', 'work', 'person'] as const;
const REASONS = ['order', 'after-sale', 'already-open', 'clearing', 'no-person-check'] as const;

type Props = { kind: RoomKind; id: string; room: AdminRoom };

/** When a room opens, how many it lets in how fast, and what its door asks for. */
export function RoomForm({ kind, id, room }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  // As it was when the page was opened, or saved last: who waits changes every second.
  const [first, setFirst] = useState(room);
  const [draft, setDraft] = useState(() => draftOf(room));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft, room.roomId);
  const isNew = first.version === 0 || first.status === 'off';
  const areTimesFixed =
    !isNew && (room.status === 'open' || Date.parse(room.opensAt) <= Date.parse(room.serverTime));
  const start = (from: AdminRoom) => {
    setFirst(from);
    setDraft(draftOf(from));
    setReason('');
    setTried(false);
  };
  const command = useCommand({
    name: `waiting-room:${kind}:${id}`,
    run: (body: RoomBody, key) => saveRoom(kind, id, body, key),
    onDone: ({ data }) => {
      toast(t('waitingRoom.admin.saved'));
      start(data);
      void queryClient.invalidateQueries({ queryKey: adminRoomsKey });
      void queryClient.invalidateQueries({ queryKey: roomsKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (Object.keys(faults).length > 0 || reason.trim() === '') return;
    command.submit(bodyOf(draft, first, reason.trim()));
  };
  const isConflict = command.error?.code === 'waiting-room.version-conflict';
  const why = REASONS.find((one) => one === command.error?.facts.reason);
  const set = (change: Partial<RoomDraft>) => setDraft({ ...draft, ...change });
  const limit = (name: Limit, label: string, hint?: string) => (
    <Field
      label={label}
      hint={hint}
      inputMode="numeric"
      autoComplete="off"
      value={draft[name]}
      error={tried && faults[name] !== undefined ? t('waitingRoom.admin.range', LIMITS[name]) : null}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  const time = (name: 'lobbyAt' | 'opensAt') => (
    <Field
      label={t(`waitingRoom.admin.${name}`)}
      type="datetime-local"
      step={1}
      disabled={areTimesFixed}
      hint={areTimesFixed && name === 'opensAt' ? t('waitingRoom.admin.timesFixed') : undefined}
      value={draft[name]}
      error={
        !tried || faults[name] === undefined
          ? null
          : t(faults[name] === 'order' ? 'waitingRoom.admin.invalid.order' : 'common.required')
      }
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <form noValidate onSubmit={submit}>
      <Card className="flex flex-col gap-5">
        <h2 className="text-lg font-bold">{t('waitingRoom.admin.edit')}</h2>
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
          {time('lobbyAt')}
          {time('opensAt')}
          {limit('insideLimit', t('waitingRoom.admin.insideLimit'), t('waitingRoom.admin.insideHint'))}
          {limit('perMinute', t('waitingRoom.admin.perMinuteLimit'))}
          {limit('callS', t('waitingRoom.admin.callS'))}
          {limit('visitS', t('waitingRoom.admin.visitS'))}
        </div>
        {kind === 'rounds' && <p className="text-sm text-muted">{t('ticketsAdmin.rounds.koreanTime')}</p>}
        <DoorChoice value={draft.door} onChange={(door) => set({ door })} />
        <Field
          label={t('waitingRoom.admin.reason')}
          hint={t('waitingRoom.admin.reasonHint')}
          maxLength={200}
          autoComplete="off"
          value={reason}
          error={tried && reason.trim() === '' ? t('common.required') : null}
          onChange={(event) => setReason(event.target.value)}
        />
        {isConflict ? (
          <Banner tone="warn">
            <p>{t('waitingRoom.admin.conflict')}</p>
            <Button
              size="sm"
              variant="outline"
              className="mt-2"
              onClick={() => {
                command.reset();
                start(room);
              }}
            >
              {t('waitingRoom.admin.reload')}
            </Button>
          </Banner>
        ) : why !== undefined ? (
          <Banner tone="bad">{t(`waitingRoom.admin.invalid.${why}`)}</Banner>
        ) : (
          <FormError error={command.error} />
        )}
        <CommandWait command={command} />
        <Button type="submit" className="self-start" loading={command.busy}>
          {t(isNew ? 'waitingRoom.admin.create' : 'waitingRoom.admin.save')}
        </Button>
      </Card>
    </form>
  );
}

type DoorProps = { value: RoomDraft['door']; onChange: (door: RoomDraft['door']) => void };

function DoorChoice({ value, onChange }: DoorProps) {
  const { t } = useTranslation();
  const identity = useQuery(identityQuery);
  const isClosed = (door: RoomDraft['door']) => door === 'person' && identity.data?.policy === 'off';
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-semibold">{t('waitingRoom.admin.door')}</legend>
      {DOORS.map((door) => (
        <label
          key={door}
          className="flex cursor-pointer items-start gap-3 rounded-2xl border border-line px-4 py-3 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name="door"
            className="mt-1 size-4 accent-accent"
            checked={value === door}
            disabled={isClosed(door) && value !== door}
            onChange={() => onChange(door)}
          />
          <span>
            <span className="block font-semibold">{t(`waitingRoom.admin.doors.${door}`)}</span>
            <span className="block text-sm text-muted">
              {isClosed(door)
                ? t('waitingRoom.admin.invalid.no-person-check')
                : t(`waitingRoom.admin.doorHints.${door}`)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
