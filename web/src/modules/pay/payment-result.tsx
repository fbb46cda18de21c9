import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/client.ts';
import type { TransferResult } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

type Props = {
  title: string;
  answer: Answer<TransferResult>;
  line: (amount: string) => string;
  again?: { label: string; run: () => void };
};

/** What was done, with the number under which it can be found again. */
export function PaymentResult({ title, answer, line, again }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, replayed, receiptId } = answer;
  return (
    <div className="flex flex-col gap-5">
      <Card className="animate-rise">
        <div className="flex flex-col items-center gap-2 pt-3 pb-6 text-center">
          <span className="flex size-16 items-center justify-center rounded-full bg-good-soft text-good">
            <Check aria-hidden="true" strokeWidth={3} className="size-8" />
          </span>
          <h2 className="mt-2 text-2xl font-extrabold">{title}</h2>
          <p className="tnum text-lg text-muted">{line(format.won(data.amount))}</p>
        </div>
        <Facts
          items={[
            { label: t('pay.available'), value: format.won(data.available) },
            { label: t('pay.at'), value: format.exact(data.at) },
            ...(receiptId === null
              ? []
              : [
                  {
                    label: t('pay.receiptNumber'),
                    value: (
                      <span className="flex items-center justify-end">
                        <code className="font-mono text-sm">{receiptId}</code>
                        <CopyButton value={receiptId} />
                      </span>
                    ),
                  },
                ]),
          ]}
        />
      </Card>
      {replayed && <Banner tone="info">{t('pay.replayed')}</Banner>}
      <div className="flex gap-3 [&>*]:flex-1">
        {again !== undefined && (
          <Button variant="secondary" size="lg" onClick={again.run}>
            {again.label}
          </Button>
        )}
        <Link to="/pay" className={buttonClass('primary', 'lg')}>
          {t('pay.toWallet')}
        </Link>
      </div>
    </div>
  );
}
