import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FlaskConical, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trialQuery } from '../../../../api/shop-admin.ts';
import type { PromotionRule, PromotionTrial } from '../../../../api/shop-admin-types.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Card, Facts } from '../../../../ui/card.tsx';
import { useDebounced } from '../../../../ui/use-debounced.ts';
import { Stepper } from '../parts/stepper.tsx';
import { type PickedVariant, VariantPicker } from '../parts/variant-picker.tsx';
import type { PromotionDraft } from './promotion-draft.ts';

type Line = PickedVariant & { quantity: number };

type Props = {
  draft: PromotionDraft;
  rule: PromotionRule | null;
  /** The promotion that is being rewritten; null for a new one. */
  promotionId: string | null;
};

/** What a basket would cost with this rule beside those that apply now: the server works it out, nothing is saved. */
export function TryRule({ draft, rule, promotionId }: Props) {
  const { t } = useTranslation();
  const say = useLocal();
  const errorText = useErrorText();
  const [lines, setLines] = useState<Line[]>([]);
  const [isPicking, setPicking] = useState(false);
  const asked = useDebounced({ rule, name: draft.name, lines }, 400);
  const body =
    asked.rule === null || asked.lines.length === 0
      ? null
      : {
          rule: asked.rule,
          name: { ko: asked.name.ko.trim() || '—', en: asked.name.en.trim() || '—' },
          ...(promotionId !== null && { insteadOf: promotionId }),
          lines: asked.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
        };
  const trial = useQuery({
    ...trialQuery(body),
    enabled: body !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <Card className="xl:sticky xl:top-20">
      <h2 className="mb-1 flex items-center gap-2 text-lg font-bold">
        <FlaskConical aria-hidden="true" className="size-5 text-muted" />
        {t('shopAdmin.promotions.try')}
      </h2>
      <p className="mb-3 text-sm text-muted">{t('shopAdmin.promotions.tryLead')}</p>
      <ul className="flex flex-col divide-y divide-line/60">
        {lines.map((line) => (
          <li key={line.variantId} className="flex flex-wrap items-center gap-2 py-2">
            <span className="min-w-32 flex-1 font-semibold">
              {say(line.name)}
              {line.choice !== '' && <span className="block text-sm text-muted">{line.choice}</span>}
            </span>
            <span className="flex items-center">
              <Stepper
                label={t('shopAdmin.orders.piecesOf', { name: say(line.name) })}
                value={line.quantity}
                min={1}
                max={99}
                onChange={(quantity) =>
                  setLines(lines.map((other) => (other === line ? { ...line, quantity } : other)))
                }
              />
              <IconButton
                label={t('shopAdmin.parts.takeOut', { name: say(line.name) })}
                icon={<X />}
                onClick={() => setLines(lines.filter((other) => other !== line))}
              />
            </span>
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        variant="secondary"
        className="mt-2"
        icon={<Plus aria-hidden="true" className="size-4.5" />}
        onClick={() => setPicking(true)}
      >
        {t('shopAdmin.parts.addProducts')}
      </Button>
      <div aria-live="polite" className="mt-4 empty:hidden">
        {trial.isError ? (
          <p className="font-medium text-bad">{errorText(trial.error)}</p>
        ) : (
          body !== null && trial.data !== undefined && <Outcome trial={trial.data} />
        )}
      </div>
      {isPicking && (
        <VariantPicker
          chosen={lines.map(({ variantId }) => variantId)}
          onPick={(variant) => setLines((before) => [...before, { ...variant, quantity: 1 }])}
          onClose={() => setPicking(false)}
        />
      )}
    </Card>
  );
}

function Outcome({ trial }: { trial: PromotionTrial }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const saves = trial.before.total - trial.after.total;
  return (
    <div className="border-t border-line pt-4">
      <Facts
        items={[
          { label: t('shopAdmin.orders.items'), value: format.won(trial.after.items) },
          ...trial.after.trace.map(({ name, amount }) => ({
            label: say(name),
            value: format.signedWon(amount),
          })),
          {
            label: <b className="text-ink">{t('shopAdmin.orders.total')}</b>,
            value: <b className="text-lg">{format.won(trial.after.total)}</b>,
          },
        ]}
      />
      <p className={`mt-3 font-semibold ${saves > 0 ? 'text-good' : 'text-muted'}`}>
        {saves > 0
          ? t('shopAdmin.promotions.saves', { amount: format.won(saves) })
          : t('shopAdmin.promotions.savesNothing')}
      </p>
    </div>
  );
}
