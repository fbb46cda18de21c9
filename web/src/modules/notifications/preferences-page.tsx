import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changePreferences, preferencesQuery } from '../../api/notifications.ts';
import type { MemberChannel, NotificationCategory, Preference, Preferences } from '../../api/types.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { announce } from '../../ui/announcer.tsx';
import { BareCheckbox } from '../../ui/checkbox.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { AccountFrame } from '../accounts/account-frame.tsx';
import { CategoryIcon } from './category-icon.tsx';
import { PhoneCard } from './phone-card.tsx';

const channels: MemberChannel[] = ['inbox', 'mail', 'sms'];
const categories: NotificationCategory[] = ['security', 'money', 'coupons', 'shop', 'system'];

export function PreferencesPage() {
  const { t } = useTranslation();
  const query = useQuery(preferencesQuery);
  return (
    <AccountFrame title={t('notifications.preferencesTitle')} lead={t('notifications.preferencesLead')}>
      {query.data === undefined ? (
        query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton rows={8} />
        )
      ) : (
        <div className="flex max-w-lg flex-col gap-8">
          <Choices preferences={query.data} />
          <PhoneCard phone={query.data.phone} />
        </div>
      )}
    </AccountFrame>
  );
}

type Change = { kind: string; channel: MemberChannel; on: boolean };

const changed = (preferences: Preferences, { kind, channel, on }: Change): Preferences => ({
  ...preferences,
  items: preferences.items.map((item) =>
    item.kind !== kind
      ? item
      : {
          ...item,
          channels: item.channels.map((choice) => (choice.channel === channel ? { ...choice, on } : choice)),
        },
  ),
});

function Choices({ preferences }: { preferences: Preferences }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (change: Change) => changePreferences({ changes: [change] }),
    // One after the other: the last press is the last word.
    scope: { id: 'notification-preferences' },
    onMutate: (change) => {
      queryClient.setQueryData(preferencesQuery.queryKey, (old) => old && changed(old, change));
    },
    onSuccess: () => announce(t('accounts.saved')),
    onError: (error, change) => {
      queryClient.setQueryData(
        preferencesQuery.queryKey,
        (old) => old && changed(old, { ...change, on: !change.on }),
      );
      toast(errorText(error));
    },
  });
  return (
    <div className="overflow-hidden rounded-3xl border border-line/70 bg-surface shadow-card">
      <table className="w-full">
        <caption className="sr-only">{t('notifications.preferencesTitle')}</caption>
        <thead>
          <tr className="border-b border-line text-sm text-muted">
            <th scope="col" className="py-3 pl-5 text-left font-semibold">
              {t('notifications.about')}
            </th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className="w-16 py-3 font-semibold">
                {t(`notifications.channel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        {categories
          .map((category) => ({
            category,
            items: preferences.items.filter((item) => item.category === category),
          }))
          .filter(({ items }) => items.length > 0)
          .map(({ category, items }) => (
            <tbody key={category} className="border-b border-line last:border-0">
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={4}
                  className="px-5 pt-4 pb-1 text-left font-bold [&_svg]:size-5 [&_svg]:text-muted"
                >
                  <span className="flex items-center gap-2">
                    <CategoryIcon category={category} />
                    {t(`notifications.category.${category}`)}
                  </span>
                </th>
              </tr>
              {items.map((item) => (
                <Row key={item.kind} item={item} phone={preferences.phone} onChange={mutate} />
              ))}
            </tbody>
          ))}
      </table>
      <p className="flex items-start gap-2 border-t border-line bg-sunken/50 px-5 py-3 text-sm text-muted">
        <Lock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {t('notifications.fixedHint')}
      </p>
    </div>
  );
}

type RowProps = { item: Preference; phone: string | null; onChange: (change: Change) => void };

function Row({ item, phone, onChange }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row" className="py-1 pl-5 text-left font-normal">
        {item.name}
      </th>
      {channels.map((channel) => {
        const choice = item.channels.find((one) => one.channel === channel);
        const name = `${item.name}: ${t(`notifications.channel.${channel}`)}`;
        return (
          <td key={channel} className="py-1">
            <div className="flex justify-center">
              {choice === undefined ? (
                <span role="img" aria-label={t('notifications.never')} className="py-2.5 text-faint">
                  –
                </span>
              ) : choice.fixed ? (
                <span
                  role="img"
                  aria-label={t(choice.on ? 'notifications.alwaysOn' : 'notifications.never')}
                  title={t(choice.on ? 'notifications.alwaysOn' : 'notifications.never')}
                  className="flex size-11 items-center justify-center text-muted"
                >
                  {choice.on ? <Lock aria-hidden="true" className="size-5" /> : '–'}
                </span>
              ) : (
                <BareCheckbox
                  label={name}
                  checked={choice.on}
                  disabled={channel === 'sms' && phone === null}
                  onChange={(on) => onChange({ kind: item.kind, channel, on })}
                />
              )}
            </div>
          </td>
        );
      })}
    </tr>
  );
}
