import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { hallQuery, saveMap, ticketsAdminKey } from '../../../api/tickets-admin.ts';
import type { AdminHallWithMap, HallMap, MapBody } from '../../../api/tickets-admin-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { UnsavedGuard } from '../../../ui/unsaved-guard.tsx';
import { drawingOf, emptyDrawing, savedMap } from './drawing.ts';
import { type Fault, faultsOf } from './faults.ts';
import { FileMenu } from './file-menu.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { MapCanvas } from './map-canvas.tsx';
import { NOTHING, ofSeats } from './selection.ts';
import { type PanelName, SidePanel } from './side-panel.tsx';
import { StepBar, ToolBar } from './tool-bar.tsx';
import { useEditor } from './use-editor.ts';
import { hallOf, useKeys } from './use-keys.ts';
import { useViewStore } from './use-view.ts';

/** A hall's map, drawn. It is saved as a new one: what is on sale by the one before stays as it is. */
export function MapEditor({ hall }: { hall: AdminHallWithMap }) {
  const { t } = useTranslation();
  const say = useLocal();
  const queryClient = useQueryClient();
  const [first] = useState(() =>
    hall.map === null ? emptyDrawing() : drawingOf(hall.map as unknown as HallMap),
  );
  const editor = useEditor(first);
  const views = useViewStore(() => hallOf(editor));
  const [saved, setSaved] = useState({ drawing: first, version: hall.version, mapNo: hall.mapNo });
  const [panel, setPanel] = useState<PanelName>('selection');
  const [isHelping, setHelping] = useState(false);
  const isUnsaved = editor.drawing !== saved.drawing;
  // Eight thousand seats take a few milliseconds: whoever moves them is not kept waiting.
  const checked = useDeferredValue(editor.drawing);
  const faults = useMemo(() => faultsOf(checked), [checked]);
  const faulty = useMemo(() => new Set(faults.slice(0, 200).flatMap(({ seatIds }) => seatIds)), [faults]);

  const command = useCommand({
    name: `hall-map:${hall.hallId}`,
    run: ({ body }: { body: MapBody; drawing: typeof first }, key) => saveMap(hall.hallId, body, key),
    onDone: ({ data }, { drawing }) => {
      setSaved({ drawing, version: data.version, mapNo: data.mapNo });
      toast(t('ticketsAdmin.map.saved', { number: data.mapNo }));
      void queryClient.invalidateQueries({ queryKey: ticketsAdminKey });
    },
  });
  const nextFault = useRef(0);
  const go = (fault: Fault) => {
    if (fault.seatIds.length > 0) editor.choose(ofSeats(fault.seatIds));
    else if (fault.sectionId !== null) editor.choose({ ...NOTHING, areas: new Set([fault.sectionId]) });
    if (fault.at !== null) views.goTo(fault.at, 1.4);
    announce(`${fault.name} ${t(`ticketsAdmin.map.fault.${fault.kind}`)}`);
  };
  const save = () => {
    const { drawing } = editor.latest.current;
    const wrong = faultsOf(drawing);
    if (wrong[0] !== undefined) {
      setPanel('check');
      go(wrong[0]);
      toast(t('ticketsAdmin.map.faultsFirst', { count: wrong.length }));
      return;
    }
    const map = savedMap(drawing) as unknown as MapBody['map'];
    command.submit({ body: { map, version: saved.version }, drawing });
  };
  const onKeyDown = useKeys(editor, views, {
    onSave: save,
    onHelp: () => setHelping(true),
    onNextFault: () => {
      const fault = faults[nextFault.current % Math.max(1, faults.length)];
      nextFault.current += 1;
      if (fault === undefined) announce(t('ticketsAdmin.map.sound'));
      else go(fault);
    },
  });
  return (
    <div data-wide-page className="flex flex-col gap-3">
      <UnsavedGuard isUnsaved={isUnsaved} />
      <div className="flex flex-wrap items-center gap-2.5">
        <StepBar editor={editor} views={views} onHelp={() => setHelping(true)} />
        <p role="status" className="min-w-0 flex-1 text-sm text-muted">
          {isUnsaved
            ? `${t('ticketsAdmin.map.unsaved')}${saved.mapNo > 0 ? ` ${t('ticketsAdmin.map.newVersionLead')}` : ''}`
            : saved.mapNo === 0
              ? t('ticketsAdmin.map.neverSaved')
              : t('ticketsAdmin.map.savedAs', { number: saved.mapNo })}
        </p>
        <FileMenu editor={editor} name={say(hall.name)} onImported={() => views.show(hallOf(editor))} />
        <Button size="sm" loading={command.state.phase === 'running'} onClick={save}>
          {t('ticketsAdmin.map.save')}
        </Button>
      </div>
      <FormError error={command.error} />
      {hasCode(command.error, 'tickets.version-conflict') && (
        <div>
          <Button
            variant="secondary"
            size="sm"
            onClick={async () => {
              // Whose map holds is for the operator to say: what is drawn here is put over theirs as a newer one.
              const theirs = await queryClient.fetchQuery({ ...hallQuery(hall.hallId), staleTime: 0 });
              setSaved((before) => ({ ...before, version: theirs.version, mapNo: theirs.mapNo }));
              command.reset();
            }}
          >
            {t('ticketsAdmin.map.saveOver')}
          </Button>
        </div>
      )}
      <CommandWait command={command} />
      <div className="grid grid-cols-1 gap-3 lg:h-[max(30rem,calc(100dvh-20.5rem))] lg:grid-cols-[auto_minmax(0,1fr)_23rem]">
        <ToolBar editor={editor} />
        <div className="h-[58dvh] min-h-80 lg:h-auto">
          <MapCanvas editor={editor} views={views} faulty={faulty} onKeyDown={onKeyDown} />
        </div>
        <SidePanel editor={editor} faults={faults} panel={panel} onPanel={setPanel} onGo={go} />
      </div>
      {isHelping && <KeysDialog onClose={() => setHelping(false)} />}
    </div>
  );
}
