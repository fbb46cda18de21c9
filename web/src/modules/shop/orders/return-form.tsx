import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Order,
  ordersKey,
  type ReturnBody,
  type ReturnReason,
  requestReturn,
} from '../../../api/shop-orders.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Select, TextArea } from '../../../ui/field.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { toast } from '../../../ui/toast.tsx';
import { UnknownOutcome } from '../../pay/unknown-outcome.tsx';
import { plainLine } from '../plain-text.ts';
import { leftOf, type Picked, shareOf } from './coming-back.ts';
import { ExchangeChoice } from './exchange-choice.tsx';
import { PiecePicker } from './piece-picker.tsx';

const REASONS: ReturnReason[] = ['changed-mind', 'defective', 'wrong-item', 'not-as-described', 'late'];

export function ReturnForm({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const lines = order.lines.filter((line) => line.delivery === 'parcel' && leftOf(line) > 0);
  const [kind, setKind] = useState<'return' | 'exchange'>('return');
  const [picked, setPicked] = useState<Picked[]>([]);
  const [instead, setInstead] = useState<ReadonlyMap<number, string>>(new Map());
  const [reason, setReason] = useState<ReturnReason>('changed-mind');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand({
    name: `shop-return:${order.orderId}`,
    run: (body: ReturnBody, key) => requestReturn(order.orderId, body, key),
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: ordersKey });
      toast(t('shopOrders.return.asked'));
      announce(t('shopOrders.return.asked'));
      void navigate({
        to: '/shop/orders/$orderId',
        params: { orderId: order.orderId },
        replace: true,
      });
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: ordersKey }),
  });
  const nothing = picked.length === 0;
  const unchosen = kind === 'exchange' && picked.some(({ no }) => !instead.has(no));
  const refund = lines.reduce(
    (sum, line) => sum + shareOf(line, picked.find(({ no }) => no === line.no)?.quantity ?? 0),
    0,
  );
  const submit = () => {
    setTried(true);
    if (nothing || unchosen) return;
    command.submit({
      kind,
      reason,
      note: plainLine(note),
      lines: picked.map((one) => {
        const exchangeFor = kind === 'exchange' ? instead.get(one.no) : undefined;
        return { ...one, ...(exchangeFor !== undefined && { exchangeFor }) };
      }),
    });
  };
  return (
    <div className="flex flex-col gap-4">
      <Step no={1} title={t('shopOrders.return.what')}>
        <Segmented
          label={t('shopOrders.return.what')}
          value={kind}
          onChange={setKind}
          tabs={[
            { value: 'return', label: t('shopOrders.return.kind.return') },
            { value: 'exchange', label: t('shopOrders.return.kind.exchange') },
          ]}
        />
        <PiecePicker lines={lines} picked={picked} onChange={setPicked} />
        {tried && nothing && <Missing text={t('shopOrders.return.pickSome')} />}
        {kind === 'exchange' &&
          lines
            .filter((line) => picked.some(({ no }) => no === line.no))
            .map((line) => (
              <ExchangeChoice
                key={line.no}
                line={line}
                value={instead.get(line.no)}
                missing={tried && !instead.has(line.no)}
                onChange={(variantId) => setInstead(new Map(instead).set(line.no, variantId))}
              />
            ))}
      </Step>
      <Step no={2} title={t('shopOrders.return.why')}>
        <Select
          label={t('shopOrders.return.reasonLabel')}
          value={reason}
          onChange={(event) => setReason(REASONS.find((one) => one === event.target.value) ?? 'changed-mind')}
          options={REASONS.map((value) => ({ value, label: t(`shopOrders.return.reason.${value}`) }))}
        />
        <TextArea
          label={t('shopOrders.return.note')}
          optional={t('common.optional')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value.replace(/\n/g, ' '))}
        />
      </Step>
      <Step no={3} title={t('shopOrders.return.afterwards')}>
        {kind === 'return' && (
          <Facts
            items={[
              {
                label: t('shopOrders.return.expected'),
                value: <strong className="text-xl">{format.won(refund)}</strong>,
              },
            ]}
          />
        )}
        <p className="text-sm text-muted">
          {t(
            kind === 'exchange'
              ? 'shopOrders.return.thenExchange'
              : reason === 'changed-mind'
                ? 'shopOrders.return.thenOwn'
                : 'shopOrders.return.thenFault',
          )}
        </p>
        <UnknownOutcome error={command.error} />
        <CommandWait command={command} />
        <Button size="lg" loading={command.state.phase === 'running'} onClick={submit}>
          {t(kind === 'return' ? 'shopOrders.return.submit' : 'shopOrders.return.submitExchange')}
        </Button>
      </Step>
    </div>
  );
}

function Step({ no, title, children }: { no: number; title: string; children: React.ReactNode }) {
  return (
    <Card className="flex flex-col gap-4">
      <h2 className="flex items-center gap-2.5 text-lg font-bold">
        <span
          aria-hidden="true"
          className="tnum flex size-7 items-center justify-center rounded-full bg-ink text-sm text-paper"
        >
          {no}
        </span>
        {title}
      </h2>
      {children}
    </Card>
  );
}

const Missing = ({ text }: { text: string }) => (
  <p role="alert" className="text-sm font-medium text-bad">
    {text}
  </p>
);
