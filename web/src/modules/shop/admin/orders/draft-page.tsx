import { Link, useNavigate } from '@tanstack/react-router';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOrder } from '../../../../api/shop-admin-orders.ts';
import type { DraftBody } from '../../../../api/shop-admin-types.ts';
import type { Member } from '../../../../api/types.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Card, Facts } from '../../../../ui/card.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { Field, TextArea } from '../../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../../ui/focus-invalid.ts';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { UnsavedGuard } from '../../../../ui/unsaved-guard.tsx';
import { CellInput } from '../editor/cell-input.tsx';
import { MemberPicker } from '../parts/member-picker.tsx';
import { Stepper } from '../parts/stepper.tsx';
import { type PickedVariant, VariantPicker } from '../parts/variant-picker.tsx';

type Line = PickedVariant & { quantity: number; unitPrice: string };

/** An order that an operator writes for a member, at prices of their own; the member pays it like any other. */
export function DraftPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [member, setMember] = useState<Member | null>(null);
  const [lines, setLines] = useState<Line[]>([]);
  const [shipping, setShipping] = useState('0');
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const left = useRef(false);
  const command = useCommand({
    name: 'shop-draft',
    run: draftOrder,
    onDone: ({ data }) => {
      left.current = true;
      toast(t('shopAdmin.drafts.sent'));
      void navigate({
        to: '/admin/shop/orders/$orderId',
        params: { orderId: data.orderId },
        ignoreBlocker: true,
      });
    },
  });
  const items = lines.reduce((sum, line) => sum + priceOf(line) * line.quantity, 0);
  const set = (line: Line) =>
    setLines(lines.map((other) => (other.variantId === line.variantId ? line : other)));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (member === null || lines.length === 0 || reason.trim() === '') return;
    const body: DraftBody = {
      accountId: member.accountId,
      lines: lines.map(({ variantId, quantity, unitPrice, price }) => ({
        variantId,
        quantity,
        ...(unitPrice !== '' && Number(unitPrice) !== price && { unitPrice: Number(unitPrice) }),
      })),
      shipping: Number(shipping) || 0,
      ...(note.trim() !== '' && { note: note.trim() }),
      reason: reason.trim(),
    };
    command.submit(body);
  };
  return (
    <Page
      title={t('shopAdmin.drafts.title')}
      lead={t('shopAdmin.drafts.lead')}
      back={
        <Link to="/admin/shop/orders" className={backClass}>
          <BackIcon />
          {t('shopAdmin.orders.title')}
        </Link>
      }
    >
      <UnsavedGuard isUnsaved={(lines.length > 0 || note !== '') && !left.current} />
      <form noValidate onSubmit={submit} className="flex max-w-3xl flex-col gap-5">
        <Card>
          <MemberPicker
            member={member}
            onChange={setMember}
            error={tried && member === null ? t('shopAdmin.drafts.memberMissing') : null}
          />
        </Card>
        <Card className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 className="text-lg font-bold">{t('shopAdmin.products.title')}</h2>
            <Button
              size="sm"
              variant="secondary"
              icon={<Plus aria-hidden="true" className="size-4.5" />}
              onClick={() => setPicking(true)}
            >
              {t('shopAdmin.parts.addProducts')}
            </Button>
          </div>
          {lines.length === 0 && (
            <p role={tried ? 'alert' : undefined} className={tried ? 'font-medium text-bad' : 'text-muted'}>
              {t('shopAdmin.drafts.noLines')}
            </p>
          )}
          <ul className="flex flex-col divide-y divide-line/70">
            {lines.map((line) => (
              <DraftLine
                key={line.variantId}
                line={line}
                onChange={set}
                onRemove={() => setLines(lines.filter((other) => other !== line))}
              />
            ))}
          </ul>
          {lines.length > 0 && (
            <div className="border-t border-line pt-4">
              <Facts
                items={[
                  { label: t('shopAdmin.orders.items'), value: format.won(items) },
                  { label: t('shopAdmin.orders.shipping'), value: format.won(Number(shipping) || 0) },
                  {
                    label: <b className="text-ink">{t('shopAdmin.orders.total')}</b>,
                    value: <b className="text-lg">{format.won(items + (Number(shipping) || 0))}</b>,
                  },
                ]}
              />
            </div>
          )}
        </Card>
        <Card className="flex flex-col gap-5">
          <Field
            label={t('shopAdmin.drafts.shipping')}
            inputMode="numeric"
            autoComplete="off"
            value={shipping}
            onChange={(event) => setShipping(event.target.value.replace(/\D/g, '').slice(0, 6))}
          />
          <TextArea
            label={t('shopAdmin.drafts.note')}
            optional={t('common.optional')}
            hint={t('shopAdmin.drafts.noteHint')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Field
            label={t('common.reason')}
            hint={t('common.reasonHint')}
            maxLength={200}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={tried && reason.trim() === '' ? t('common.required') : null}
          />
        </Card>
        <FormError error={command.error} />
        <CommandWait command={command} />
        <Button type="submit" size="lg" loading={command.state.phase === 'running'}>
          {t('shopAdmin.drafts.send')}
        </Button>
      </form>
      {isPicking && (
        <VariantPicker
          chosen={lines.map(({ variantId }) => variantId)}
          onPick={(variant) => setLines((before) => [...before, { ...variant, quantity: 1, unitPrice: '' }])}
          onClose={() => setPicking(false)}
        />
      )}
    </Page>
  );
}

const priceOf = ({ unitPrice, price }: Line): number => (unitPrice === '' ? price : Number(unitPrice));

type LineProps = { line: Line; onChange: (line: Line) => void; onRemove: () => void };

function DraftLine({ line, onChange, onRemove }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const name = say(line.name);
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <Thumb picture={line.picture} seed={line.productId} size="sm" />
      <div className="min-w-40 flex-1">
        <p className="font-semibold">{name}</p>
        <p className="tnum text-sm text-muted">
          {[line.choice, t('shopAdmin.drafts.usual', { price: format.won(line.price) })]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
      <CellInput
        label={t('shopAdmin.drafts.ownPrice')}
        isLabelHidden
        aria-label={t('shopAdmin.drafts.ownPriceOf', { name })}
        placeholder={t('shopAdmin.drafts.ownPrice')}
        inputMode="numeric"
        className="w-32"
        value={line.unitPrice}
        onChange={(text) => onChange({ ...line, unitPrice: text.replace(/\D/g, '').slice(0, 9) })}
      />
      <Stepper
        label={t('shopAdmin.orders.piecesOf', { name })}
        value={line.quantity}
        min={1}
        max={99}
        onChange={(quantity) => onChange({ ...line, quantity })}
      />
      <span className="tnum min-w-24 text-right font-semibold">
        {format.won(priceOf(line) * line.quantity)}
      </span>
      <IconButton label={t('shopAdmin.parts.takeOut', { name })} icon={<X />} onClick={onRemove} />
    </li>
  );
}
