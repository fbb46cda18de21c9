import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveShipping, shopAdminKey } from '../../../../api/shop-admin.ts';
import type { ShippingBody, ShippingSettings } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Badge } from '../../../../ui/badge.tsx';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Field } from '../../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../../ui/focus-invalid.ts';
import { UnsavedGuard } from '../../../../ui/unsaved-guard.tsx';
import { CellInput } from '../editor/cell-input.tsx';
import { newDraftKey } from '../editor/draft.ts';
import { numberOf } from '../editor/draft-body.ts';
import { wrongRanges } from './postcode-ranges.ts';

const MAX_FEE = 1_000_000;
const digits = (text: string): string => text.replace(/\D/g, '');

/** What sending costs, from which sum on it is free, and where it costs more. */
export function ShippingForm({ shipping }: { shipping: ShippingSettings }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first] = useState(() => ({
    fee: String(shipping.fee),
    isFreeFrom: shipping.freeFrom !== null,
    freeFrom: shipping.freeFrom === null ? '50000' : String(shipping.freeFrom),
    remoteFee: String(shipping.remoteFee),
    ranges: shipping.remotePostcodes.map(([from = '', to = '']) => ({ key: newDraftKey(), from, to })),
  }));
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [fee, freeFrom, remoteFee] = [draft.fee, draft.freeFrom, draft.remoteFee].map(numberOf);
  const feeError = (value: number | null | undefined) =>
    value == null || value > MAX_FEE
      ? t('admin.rangeInvalid', { min: 0, max: format.number(MAX_FEE) })
      : null;
  const freeError =
    draft.isFreeFrom && (freeFrom == null || freeFrom < 1)
      ? t('admin.rangeInvalid', { min: 1, max: format.number(1_000_000_000) })
      : null;
  const wrong = wrongRanges(draft.ranges);
  const isRight =
    feeError(fee) === null && feeError(remoteFee) === null && freeError === null && wrong.size === 0;
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(first);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (isRight) setAsking(true);
  };
  return (
    <Card>
      <UnsavedGuard isUnsaved={isUnsaved} />
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-lg font-bold">{t('shopAdmin.settings.shipping')}</h2>
          {shipping.isDefault && <Badge>{t('shopAdmin.settings.isDefault')}</Badge>}
        </div>
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
          <Field
            label={t('shopAdmin.settings.fee')}
            inputMode="numeric"
            autoComplete="off"
            value={draft.fee}
            error={tried ? feeError(fee) : null}
            onChange={(event) => setDraft({ ...draft, fee: digits(event.target.value).slice(0, 7) })}
          />
          <Field
            label={t('shopAdmin.settings.remoteFee')}
            hint={t('shopAdmin.settings.remoteFeeHint')}
            inputMode="numeric"
            autoComplete="off"
            value={draft.remoteFee}
            error={tried ? feeError(remoteFee) : null}
            onChange={(event) => setDraft({ ...draft, remoteFee: digits(event.target.value).slice(0, 7) })}
          />
        </div>
        <div>
          <Checkbox
            label={t('shopAdmin.settings.isFreeFrom')}
            checked={draft.isFreeFrom}
            onChange={(isFreeFrom) => setDraft({ ...draft, isFreeFrom })}
          />
          {draft.isFreeFrom && (
            <Field
              label={t('shopAdmin.settings.freeFrom')}
              inputMode="numeric"
              autoComplete="off"
              className="max-w-60"
              value={draft.freeFrom}
              error={tried ? freeError : null}
              onChange={(event) => setDraft({ ...draft, freeFrom: digits(event.target.value).slice(0, 9) })}
            />
          )}
        </div>
        <fieldset>
          <legend className="text-sm font-semibold">{t('shopAdmin.settings.remotePostcodes')}</legend>
          <p className="mb-2 text-sm text-muted">{t('shopAdmin.settings.remotePostcodesHint')}</p>
          <ul
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="grid max-h-80 grid-cols-1 gap-x-6 gap-y-2 overflow-y-auto p-1 sm:grid-cols-2"
          >
            {draft.ranges.map((range, index) => (
              <li key={range.key} className="flex items-start gap-1.5">
                {(['from', 'to'] as const).map((end) => (
                  <CellInput
                    key={end}
                    label={t(`shopAdmin.settings.postcode.${end}`, { number: index + 1 })}
                    isLabelHidden
                    inputMode="numeric"
                    maxLength={5}
                    className="flex-1"
                    value={range[end]}
                    error={
                      tried && wrong.has(range.key) && end === 'to'
                        ? t('shopAdmin.settings.rangeInvalid')
                        : null
                    }
                    onChange={(text) =>
                      setDraft({
                        ...draft,
                        ranges: draft.ranges.map((other) =>
                          other.key === range.key ? { ...range, [end]: digits(text).slice(0, 5) } : other,
                        ),
                      })
                    }
                  />
                ))}
                <IconButton
                  label={t('shopAdmin.settings.removeRange', { from: range.from || index + 1 })}
                  icon={<X />}
                  onClick={() =>
                    setDraft({ ...draft, ranges: draft.ranges.filter(({ key }) => key !== range.key) })
                  }
                />
              </li>
            ))}
          </ul>
          <Button
            size="sm"
            variant="ghost"
            className="mt-1"
            icon={<Plus aria-hidden="true" className="size-4.5" />}
            onClick={() =>
              setDraft({ ...draft, ranges: [{ key: newDraftKey(), from: '', to: '' }, ...draft.ranges] })
            }
          >
            {t('shopAdmin.settings.addRange')}
          </Button>
        </fieldset>
        <Button type="submit" size="sm" className="self-end" disabled={!isUnsaved}>
          {t('common.save')}
        </Button>
      </form>
      {isAsking && (
        <ActDialog
          name="shop-shipping"
          title={t('shopAdmin.settings.saveTitle')}
          lead={t('shopAdmin.settings.saveLead')}
          confirmLabel={t('common.save')}
          withReason
          body={(reason): ShippingBody => ({
            fee: fee ?? 0,
            freeFrom: draft.isFreeFrom ? (freeFrom ?? null) : null,
            remoteFee: remoteFee ?? 0,
            remotePostcodes: draft.ranges.map(({ from, to }) => [from, to]),
            version: shipping.version,
            reason,
          })}
          run={(body: ShippingBody, key) => saveShipping(body, key)}
          done={t('shopAdmin.settings.saved')}
          refresh={shopAdminKey}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
