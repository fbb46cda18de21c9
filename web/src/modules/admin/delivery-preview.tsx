import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail } from '../../api/types.ts';
import { Card, Section } from '../../ui/card.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { MailPreview } from '../notifications/mail-preview.tsx';

/** What the recipient sees, without what would prove anything; then the bare data that it is made of. */
export function DeliveryPreview({ delivery }: { delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const { preview } = delivery;
  return (
    <div className="flex flex-col gap-8">
      <Section title={t('notifications.deliveries.preview')}>
        {preview === null ? (
          <p className="text-muted">{t('notifications.deliveries.previewNone')}</p>
        ) : (
          <Card className="flex flex-col gap-4">
            <div>
              <h3 className="text-lg font-bold">{preview.subject}</h3>
              <p className="text-sm text-muted">{t('notifications.deliveries.previewHint')}</p>
            </div>
            <Message preview={preview} />
          </Card>
        )}
      </Section>
      <Section title={t('notifications.deliveries.data')}>
        <pre className="max-h-96 overflow-auto rounded-2xl border border-line bg-surface p-4 font-mono text-sm whitespace-pre-wrap">
          {JSON.stringify(delivery.data, null, 2)}
        </pre>
      </Section>
    </div>
  );
}

function Message({ preview }: { preview: NonNullable<DeliveryDetail['preview']> }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<'html' | 'text'>('html');
  const text = <pre className="font-sans text-[0.95rem] whitespace-pre-wrap">{preview.text}</pre>;
  if (preview.html === null) return text;
  return (
    <Tabs
      label={preview.subject}
      value={tab}
      onChange={setTab}
      tabs={[
        { value: 'html', label: t('notifications.asHtml') },
        { value: 'text', label: t('notifications.asText') },
      ]}
    >
      {tab === 'html' ? <MailPreview html={preview.html} title={preview.subject} /> : text}
    </Tabs>
  );
}
