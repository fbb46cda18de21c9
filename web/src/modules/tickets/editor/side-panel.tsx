import { useTranslation } from 'react-i18next';
import { Tabs } from '../../../ui/tabs.tsx';
import type { Fault } from './faults.ts';
import { FaultsPanel } from './faults-panel.tsx';
import { HallPanel } from './hall-panel.tsx';
import { SectionsPanel } from './sections-panel.tsx';
import { SelectionPanel } from './selection-panel.tsx';
import { ToolPanel } from './tool-panel.tsx';
import type { Editor } from './use-editor.ts';

export type PanelName = 'selection' | 'sections' | 'hall' | 'check';
const PANELS: readonly PanelName[] = ['selection', 'sections', 'hall', 'check'];

type Props = {
  editor: Editor;
  faults: readonly Fault[];
  panel: PanelName;
  onPanel: (panel: PanelName) => void;
  onGo: (fault: Fault) => void;
};

/** Beside the hall: the tool in hand or what is chosen, the sections, the hall, and what is wrong. */
export function SidePanel({ editor, faults, panel, onPanel, onGo }: Props) {
  const { t } = useTranslation();
  const { tool } = editor;
  return (
    <aside
      aria-label={t('ticketsAdmin.map.panels')}
      className="min-w-0 overflow-y-auto rounded-2xl border border-line bg-surface px-4 pb-6"
    >
      <Tabs
        label={t('ticketsAdmin.map.panels')}
        value={panel}
        onChange={onPanel}
        tabs={PANELS.map((value) => ({
          value,
          label:
            value === 'check' && faults.length > 0 ? (
              <span className="text-bad">{t('ticketsAdmin.map.checkCount', { count: faults.length })}</span>
            ) : value === 'selection' && tool !== 'select' && tool !== 'hand' ? (
              t('ticketsAdmin.map.panel.draw')
            ) : (
              t(`ticketsAdmin.map.panel.${value}`)
            ),
        }))}
      >
        {panel === 'selection' &&
          (tool === 'select' || tool === 'hand' ? (
            <SelectionPanel editor={editor} />
          ) : (
            <ToolPanel key={tool} editor={editor} tool={tool} />
          ))}
        {panel === 'sections' && <SectionsPanel editor={editor} />}
        {panel === 'hall' && <HallPanel editor={editor} />}
        {panel === 'check' && <FaultsPanel editor={editor} faults={faults} onGo={onGo} />}
      </Tabs>
    </aside>
  );
}
