import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { FallbackNote } from './fallback-note.tsx';
import type { Making } from './use-plan-maker.ts';

/** How far a plan has come, with the model's themes as they are written. */
export function PlanProgress({ making, onCancel }: { making: Making; onCancel: () => void }) {
  const { t } = useTranslation();
  const { step, share, themes, fallback } = making;
  const text = t(`tripsPlanning.step.${step}`);
  return (
    <Card>
      <div className="flex items-center gap-3">
        <Sparkles aria-hidden="true" className="size-5 shrink-0 text-accent" />
        <p role="status" className="min-w-0 flex-1 font-semibold">
          {text}
        </p>
        <Button variant="ghost" size="sm" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
      <div className="mt-3">
        <Progress
          label={t('tripsPlanning.making')}
          value={share === null ? 0 : Math.round(share * 100)}
          max={share === null ? null : 100}
          text={text}
        />
      </div>
      {fallback !== null && (
        <div className="mt-4">
          <FallbackNote reason={fallback} />
        </div>
      )}
      {themes.length > 0 && (
        <ol className="mt-4 flex flex-col gap-1.5" aria-label={t('tripsPlanning.themes')}>
          {themes.map((theme, day) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a day is its number
            <li key={day} className="flex gap-3">
              <span className="tnum shrink-0 font-semibold text-muted">
                {t('trips.board.day', { number: day + 1 })}
              </span>
              <span className="min-w-0 break-words">{theme}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
