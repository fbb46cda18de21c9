import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';

const KEYS = [
  ['V R C B A S H', 'tools'],
  ['← ↑ → ↓', 'arrows'],
  ['Ctrl + ← ↑ → ↓', 'cursor'],
  ['Space, Enter', 'take'],
  ['Shift + ←, Alt + ←', 'steps'],
  ['Ctrl + A / C / X / V / D', 'clipboard'],
  ['Ctrl + Z, Ctrl + Shift + Z', 'undo'],
  ['M, Shift + M', 'mirror'],
  ['[  ]', 'turn'],
  ['1 – 8', 'grade'],
  ['Delete', 'remove'],
  ['+  −  0  Z', 'zoom'],
  ['N', 'fault'],
  ['Ctrl + S', 'save'],
  ['Esc', 'escape'],
] as const;

/** What the keyboard does while the drawing has the focus. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open wide onOpenChange={(open) => !open && onClose()} title={t('ticketsAdmin.map.keys')}>
      <p className="mb-3 text-muted">{t('ticketsAdmin.map.keysLead')}</p>
      <dl className="flex flex-col">
        {KEYS.map(([keys, what]) => (
          <div
            key={what}
            className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line/60 py-2 last:border-0"
          >
            <dt className="font-mono text-sm font-semibold">{keys}</dt>
            <dd>{t(`ticketsAdmin.map.keyHelp.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
