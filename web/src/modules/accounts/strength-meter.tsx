import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { PASSWORD_MIN } from './bounds.ts';
import { type Strength, strengthOf } from './password-strength.ts';

const steps: Record<Strength, number> = { short: 0, weak: 1, fair: 2, strong: 3 };
const tones: Record<Strength, string> = { short: '', weak: 'bg-bad', fair: 'bg-warn', strong: 'bg-good' };

/** Three bars and a word; the word alone is what a screen reader is told. */
export function StrengthMeter({ password, about }: { password: string; about: string[] }) {
  const { t } = useTranslation();
  const strength = strengthOf(password, PASSWORD_MIN, about);
  return (
    <div className={cx('-mt-2 flex items-center gap-3', password === '' && 'hidden')}>
      <div aria-hidden="true" className="flex flex-1 gap-1.5">
        {[1, 2, 3].map((step) => (
          <span
            key={step}
            className={cx(
              'h-1.5 flex-1 rounded-full transition-colors',
              step <= steps[strength] ? tones[strength] : 'bg-line',
            )}
          />
        ))}
      </div>
      <p aria-live="polite" className="text-sm font-semibold text-muted">
        {password !== '' && t(`accounts.strength.${strength}`)}
      </p>
    </div>
  );
}
