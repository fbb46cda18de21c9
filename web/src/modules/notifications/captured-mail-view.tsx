import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { capturedMailQuery } from '../../api/notifications.ts';
import type { CapturedMailDetail } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { BackIcon, backClass } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { MailPreview } from './mail-preview.tsx';
import { secretsInText } from './secrets-in-text.ts';

export function CapturedMailView({ mailId }: { mailId: string }) {
  const { t } = useTranslation();
  const query = useQuery(capturedMailQuery(mailId));
  return (
    <div>
      <Link to="/dev/mail" search={({ mail: _, ...rest }) => rest} className={`${backClass} lg:hidden`}>
        <BackIcon />
        {t('notifications.devTitle')}
      </Link>
      <Card>
        {query.data !== undefined ? (
          <View mail={query.data} />
        ) : query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton rows={3} />
        )}
      </Card>
    </div>
  );
}

function View({ mail }: { mail: CapturedMailDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [tab, setTab] = useState<'html' | 'text'>(mail.html === null ? 'text' : 'html');
  const text = <pre className="whitespace-pre-wrap font-sans text-[0.95rem]">{mail.text}</pre>;
  return (
    <article className="flex flex-col gap-5">
      <h2 className="text-xl font-bold">{mail.subject}</h2>
      <Facts
        items={[
          { label: t('notifications.channelLabel'), value: t(`notifications.captured.${mail.channel}`) },
          { label: t('notifications.to'), value: mail.to },
          { label: t('notifications.at'), value: format.exact(mail.at) },
        ]}
      />
      <Secrets text={mail.text} />
      {mail.html === null ? (
        <div className="rounded-2xl border border-line p-4">{text}</div>
      ) : (
        <Tabs
          label={mail.subject}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'html', label: t('notifications.asHtml') },
            { value: 'text', label: t('notifications.asText') },
          ]}
        >
          {tab === 'html' ? <MailPreview html={mail.html} title={mail.subject} /> : text}
        </Tabs>
      )}
    </article>
  );
}

/** What one came for: the code to type and the link to follow. */
function Secrets({ text }: { text: string }) {
  const { t } = useTranslation();
  const { code, link } = secretsInText(text);
  if (code === null && link === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-2xl bg-sunken/70 px-4 py-3">
      {code !== null && (
        <p className="flex items-center gap-2">
          <span className="text-sm text-muted">{t('notifications.code')}</span>
          <code className="tnum text-2xl font-extrabold tracking-widest">{code}</code>
          <CopyButton value={code} label={t('notifications.copyCode')} />
        </p>
      )}
      {link !== null && (
        <p className="flex items-center gap-1">
          <a href={link} className={buttonClass('secondary', 'sm')}>
            <ExternalLink aria-hidden="true" className="size-4" />
            {t('notifications.openLink')}
          </a>
          <CopyButton value={new URL(link, window.location.href).href} label={t('notifications.copyLink')} />
        </p>
      )}
    </div>
  );
}
