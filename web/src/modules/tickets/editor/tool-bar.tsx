import {
  Ellipsis,
  Grid3x3,
  Hand,
  Keyboard,
  Magnet,
  Maximize,
  Minus,
  MousePointer2,
  Plus,
  Redo2,
  Spline,
  Square,
  Theater,
  Undo2,
  UsersRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';
import type { Tool } from './tools.ts';
import type { ChangeName, Editor } from './use-editor.ts';
import { hallOf, TOOL_KEYS } from './use-keys.ts';
import { useZoom, type ViewStore } from './use-view.ts';

const TOOLS: readonly { tool: Tool; icon: ReactNode }[] = [
  { tool: 'select', icon: <MousePointer2 /> },
  { tool: 'hand', icon: <Hand /> },
  { tool: 'row', icon: <Ellipsis /> },
  { tool: 'arc', icon: <Spline /> },
  { tool: 'block', icon: <Grid3x3 /> },
  { tool: 'standing', icon: <UsersRound /> },
  { tool: 'stage', icon: <Theater /> },
];

/** What one draws with: beside the hall on a desk, above it on a phone. */
export function ToolBar({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  return (
    <div
      role="toolbar"
      aria-label={t('ticketsAdmin.map.tools')}
      className="no-scrollbar flex gap-1 overflow-x-auto rounded-2xl border border-line bg-surface p-1 lg:flex-col"
    >
      {TOOLS.map(({ tool, icon }) => (
        <BarButton
          key={tool}
          label={`${t(`ticketsAdmin.map.tool.${tool}`)} (${TOOL_KEYS[tool].slice(3)})`}
          isOn={editor.tool === tool}
          onClick={() => editor.set({ tool })}
        >
          {icon}
        </BarButton>
      ))}
    </div>
  );
}

type BarButtonProps = {
  label: string;
  children: ReactNode;
  isOn?: boolean;
  disabled?: boolean;
  onClick: () => void;
};

export function BarButton({ label, children, isOn, disabled = false, onClick }: BarButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      disabled={disabled}
      onClick={onClick}
      className={cx(
        'inline-flex size-11 shrink-0 items-center justify-center rounded-xl disabled:opacity-40 [&>svg]:size-5',
        isOn === true ? 'bg-ink text-paper' : 'text-ink hover:bg-sunken',
      )}
    >
      {children}
    </button>
  );
}

type StepBarProps = { editor: Editor; views: ViewStore; onHelp: () => void };

/** Back and forth, nearer and further, and what the grid does. */
export function StepBar({ editor, views, onHelp }: StepBarProps) {
  const { t } = useTranslation();
  const { history, settings } = editor;
  const nameOf = (change: string | undefined) =>
    change === undefined || change === '' ? '' : `: ${t(`ticketsAdmin.map.changes.${change as ChangeName}`)}`;
  const set = (change: Partial<typeof settings>) => editor.set({ settings: { ...settings, ...change } });
  return (
    <div
      role="toolbar"
      aria-label={t('ticketsAdmin.map.steps')}
      className="no-scrollbar flex items-center gap-1 overflow-x-auto rounded-2xl border border-line bg-surface p-1"
    >
      <BarButton
        label={`${t('ticketsAdmin.map.undo')}${nameOf(history.past.length === 0 ? '' : history.now.change)}`}
        disabled={history.past.length === 0}
        onClick={editor.undo}
      >
        <Undo2 />
      </BarButton>
      <BarButton
        label={`${t('ticketsAdmin.map.redo')}${nameOf(history.future[0]?.change)}`}
        disabled={history.future.length === 0}
        onClick={editor.redo}
      >
        <Redo2 />
      </BarButton>
      <span aria-hidden="true" className="mx-1 h-6 w-px shrink-0 bg-line" />
      <BarButton label={t('ticketsAdmin.map.further')} onClick={() => views.zoom(0.8)}>
        <Minus />
      </BarButton>
      <ZoomText views={views} />
      <BarButton label={t('ticketsAdmin.map.nearer')} onClick={() => views.zoom(1.25)}>
        <Plus />
      </BarButton>
      <BarButton label={t('ticketsAdmin.map.whole')} onClick={() => views.show(hallOf(editor))}>
        <Maximize />
      </BarButton>
      <span aria-hidden="true" className="mx-1 h-6 w-px shrink-0 bg-line" />
      <BarButton
        label={t('ticketsAdmin.map.grid')}
        isOn={settings.isGridShown}
        onClick={() => set({ isGridShown: !settings.isGridShown })}
      >
        <Square />
      </BarButton>
      <BarButton
        label={t('ticketsAdmin.map.snap')}
        isOn={settings.snap > 0}
        onClick={() => set({ snap: settings.snap > 0 ? 0 : 5 })}
      >
        <Magnet />
      </BarButton>
      <BarButton label={t('ticketsAdmin.map.keys')} onClick={onHelp}>
        <Keyboard />
      </BarButton>
    </div>
  );
}

function ZoomText({ views }: { views: ViewStore }) {
  const percent = useZoom(views);
  return <span className="tnum w-14 shrink-0 text-center text-sm font-semibold">{percent}%</span>;
}
