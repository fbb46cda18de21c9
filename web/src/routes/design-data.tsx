import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../api/clock.ts';
import { useFormat } from '../i18n/format.ts';
import { Card, Facts, Section } from '../ui/card.tsx';
import { Countdown } from '../ui/countdown.tsx';
import { Jogakbo } from '../ui/jogakbo.tsx';
import { LineChart, Sparkline } from '../ui/line-chart.tsx';
import { LogoMark } from '../ui/logo.tsx';
import { Meter } from '../ui/meter.tsx';
import { type Column, Table } from '../ui/table.tsx';

const pace = [0, 4, 30, 210, 640, 820, 760, 540, 380, 260, 120, 60, 22, 8, 3];
type Row = { name: string; amount: number };

export function DesignData() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useServerNow();
  const [target] = useState(() => now + 93_784_000);
  const columns: Column<Row>[] = [
    { key: 'name', header: t('accounts.name'), cell: (row) => row.name, primary: true },
    { key: 'amount', header: t('pay.amount'), cell: (row) => format.won(row.amount), numeric: true },
  ];
  const rows = [
    { name: t('design.sampleName'), amount: 128_000 },
    { name: 'Jun', amount: 4500 },
  ];
  return (
    <Section title={t('design.data')}>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card className="flex flex-col gap-5">
          <Countdown targetMs={target} nowMs={now} size="lg" />
          <Meter label={t('coupons.remaining')} value={620} max={1000} size="lg" />
          <Meter label={t('coupons.remaining')} value={300} max={1000} tone="good" />
          <div className="flex items-center gap-4">
            <LogoMark size={48} />
            <Sparkline label={t('design.chart')} values={pace} />
          </div>
          <Facts
            items={[
              { label: t('pay.available'), value: format.won(128_000) },
              { label: t('pay.at'), value: format.relative(now - 180_000, now) },
            ]}
          />
        </Card>
        <Card>
          <p className="mb-3 font-semibold">{t('design.chart')}</p>
          <LineChart label={t('design.chart')} values={pace} format={format.number} />
        </Card>
        <Table caption={t('design.data')} columns={columns} rows={rows} rowKey={(row) => row.name} />
        <div role="img" aria-label={t('design.art')} className="grid grid-cols-3 gap-3">
          {['madang', 'pay', 'drops'].map((seed) => (
            <Jogakbo key={seed} seed={seed} className="aspect-[4/3] rounded-2xl" />
          ))}
        </div>
      </div>
    </Section>
  );
}
