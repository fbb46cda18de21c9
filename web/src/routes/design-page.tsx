import { Bell, Inbox, Info, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/error.ts';
import { AmountInput } from '../ui/amount-input.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Card, Section } from '../ui/card.tsx';
import { Checkbox, Switch } from '../ui/checkbox.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field, Select, TextArea } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Segmented, Tabs } from '../ui/tabs.tsx';
import { DesignData } from './design-data.tsx';
import { DesignOverlays } from './design-overlays.tsx';

const colours = [
  'paper',
  'surface',
  'sunken',
  'line',
  'ink',
  'muted',
  'accent',
  'pine',
  'good',
  'warn',
  'bad',
  'info',
];

/** Every part of the design system, alive, in the theme and language of the visitor. */
export function DesignPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('design.title')} lead={t('design.lead')}>
      <div className="flex flex-col gap-12">
        <Section title={t('design.colours')}>
          <ul className="grid grid-cols-3 gap-3 sm:grid-cols-6">
            {colours.map((name) => (
              <li key={name} className="text-sm">
                <span
                  className="mb-1.5 block h-14 rounded-2xl border border-line"
                  style={{ background: `var(--${name})` }}
                />
                <code className="font-mono text-muted">{name}</code>
              </li>
            ))}
          </ul>
        </Section>
        <Buttons />
        <Forms />
        <Feedback />
        <DesignOverlays />
        <DesignData />
      </div>
    </Page>
  );
}

function Buttons() {
  const { t } = useTranslation();
  return (
    <Section title={t('design.buttons')}>
      <div className="flex flex-wrap items-center gap-3">
        <Button size="lg">{t('design.primary')}</Button>
        <Button>{t('design.primary')}</Button>
        <Button size="sm">{t('design.primary')}</Button>
        <Button variant="secondary" icon={<Plus aria-hidden="true" className="size-5" />}>
          {t('design.secondary')}
        </Button>
        <Button variant="outline">{t('design.outline')}</Button>
        <Button variant="ghost">{t('design.ghost')}</Button>
        <Button variant="danger">{t('design.danger')}</Button>
        <Button loading>{t('design.loading')}</Button>
        <Button disabled>{t('design.disabled')}</Button>
        <IconButton label={t('shell.notifications')} icon={<Bell />} />
      </div>
    </Section>
  );
}

function Forms() {
  const { t } = useTranslation();
  const [amount, setAmount] = useState<number | null>(50_000);
  const [checked, setChecked] = useState(true);
  const [on, setOn] = useState(true);
  return (
    <Section title={t('design.forms')}>
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <Card className="flex flex-col gap-4">
          <Field
            label={t('accounts.name')}
            defaultValue={t('design.sampleName')}
            hint={t('design.sampleHint')}
          />
          <Field label={t('accounts.email')} defaultValue="minji@" error={t('design.sampleError')} />
          <Select
            label={t('accounts.language')}
            options={[
              { value: 'ko', label: '한국어' },
              { value: 'en', label: 'English' },
            ]}
          />
          <TextArea label={t('common.reason')} optional={t('common.optional')} />
        </Card>
        <Card className="flex flex-col gap-4">
          <AmountInput label={t('pay.amount')} value={amount} onChange={setAmount} max={120_000} />
          <Checkbox label={t('design.checkLabel')} checked={checked} onChange={setChecked} />
          <Switch label={t('design.switchLabel')} checked={on} onChange={setOn} />
        </Card>
      </div>
    </Section>
  );
}

function Feedback() {
  const { t } = useTranslation();
  const [tab, setTab] = useState<'one' | 'two'>('one');
  const [pill, setPill] = useState<'one' | 'two'>('one');
  const options = [
    { value: 'one' as const, label: t('design.tabOne') },
    { value: 'two' as const, label: t('design.tabTwo') },
  ];
  return (
    <Section title={t('design.feedback')}>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <div className="flex flex-col gap-3">
          {(['info', 'good', 'warn', 'bad'] as const).map((tone) => (
            <Banner key={tone} tone={tone} icon={<Info aria-hidden="true" />}>
              {t('design.bannerText')}
            </Banner>
          ))}
          <div className="flex flex-wrap gap-2">
            {(['neutral', 'good', 'bad', 'warn', 'info', 'accent'] as const).map((tone) => (
              <Badge key={tone} tone={tone}>
                {tone}
              </Badge>
            ))}
          </div>
          <div className="flex items-center gap-3">
            <Avatar name={t('design.sampleName')} size="lg" />
            <Avatar name="Jun" />
            <Avatar name="Soyeon" size="sm" />
            <CopyButton value="madang" />
          </div>
          <Segmented label={t('design.feedback')} value={pill} onChange={setPill} tabs={options} />
          <Tabs label={t('design.feedback')} value={tab} onChange={setTab} tabs={options}>
            <p className="text-muted">{tab === 'one' ? t('design.tabOne') : t('design.tabTwo')}</p>
          </Tabs>
        </div>
        <div className="flex flex-col gap-3">
          <Card>
            <ListSkeleton rows={2} />
          </Card>
          <Card>
            <EmptyState icon={<Inbox aria-hidden="true" />} title={t('design.emptyTitle')}>
              {t('design.emptyText')}
            </EmptyState>
          </Card>
          <Card>
            <ErrorState
              error={
                new ApiError({
                  status: 503,
                  code: 'lane.full',
                  title: t('pay.busyTitle'),
                  instance: 'design-sample',
                })
              }
            />
          </Card>
        </div>
      </div>
    </Section>
  );
}
