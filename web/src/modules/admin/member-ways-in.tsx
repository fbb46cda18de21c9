import { useQuery } from '@tanstack/react-query';
import { Cloud, KeyRound, LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { memberWaysInQuery, resetSecondFactor } from '../../api/admin.ts';
import { useAccount } from '../../api/hooks.ts';
import type { Member, MemberWaysIn as WaysIn } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { ProviderMark } from '../identity/provider-mark.tsx';
import { useProviderName } from '../identity/provider-name.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** How a member can come in, for whoever helps one who cannot. */
export function MemberWaysIn({ member }: { member: Member }) {
  const { t } = useTranslation();
  const ownId = useAccount()?.accountId;
  const query = useQuery(memberWaysInQuery(member.accountId));
  const [resetting, setResetting] = useState(false);
  const ways = query.data;
  const asksForMore = ways !== undefined && (ways.totp.enabled || ways.passkeyAfterPassword);
  return (
    <Card className="mb-8">
      <div className="mb-3 flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-xl font-bold">{t('identity.waysIn')}</h2>
        {/* One's own is turned off on the page of one's own security. */}
        {asksForMore && member.accountId !== ownId && (
          <Button size="sm" variant="danger" onClick={() => setResetting(true)}>
            {t('admin.ways.reset')}
          </Button>
        )}
      </div>
      {ways !== undefined ? (
        <div className="grid grid-cols-1 items-start gap-x-10 gap-y-5 lg:grid-cols-2">
          <Doors ways={ways} />
          <SecondStep ways={ways} />
        </div>
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton rows={3} />
      )}
      {resetting && (
        <ReasonDialog
          name={`second-factor-reset:${member.accountId}`}
          title={t('admin.ways.resetTitle', { name: member.name })}
          lead={t('admin.ways.resetLead')}
          confirmLabel={t('identity.totpEnd')}
          danger
          run={({ reason }, key) => resetSecondFactor(member.accountId, reason, key)}
          done={t('admin.ways.resetDone')}
          onClose={() => setResetting(false)}
        />
      )}
    </Card>
  );
}

/** What opens the account by itself. */
function Doors({ ways }: { ways: WaysIn }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useProviderName();
  const used = (at: string | null): string =>
    at === null ? t('admin.ways.neverUsed') : t('admin.ways.lastUsed', { when: format.relative(at) });
  const isShut = !ways.password && ways.providers.length === 0 && ways.passkeys.length === 0;
  if (isShut) return <p className="text-muted">{t('admin.ways.none')}</p>;
  return (
    <ul className="divide-y divide-line/70">
      <Door
        icon={<LockKeyhole aria-hidden="true" className="size-6 text-muted" />}
        name={t('accounts.password')}
        note={ways.password ? t('identity.passwordSet') : t('identity.passwordNone')}
      />
      {ways.providers.map((link) => (
        <Door
          key={link.provider}
          icon={<ProviderMark provider={link.provider} />}
          name={nameOf(link)}
          note={[
            link.email,
            t('identity.linkedSince', { date: format.date(link.linkedAt) }),
            used(link.lastUsedAt),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        />
      ))}
      {ways.passkeys.map((passkey) => (
        <Door
          key={passkey.passkeyId}
          icon={<KeyRound aria-hidden="true" className="size-6 text-muted" />}
          name={passkey.name}
          badge={
            passkey.synced && (
              <Badge tone="info">
                <Cloud aria-hidden="true" className="size-3.5" />
                {t('identity.passkeySynced')}
              </Badge>
            )
          }
          note={[
            t('admin.ways.passkey'),
            t('admin.ways.added', { date: format.date(passkey.createdAt) }),
            used(passkey.lastUsedAt),
          ].join(' · ')}
        />
      ))}
    </ul>
  );
}

type DoorProps = { icon: React.ReactNode; name: string; note: string; badge?: React.ReactNode };

function Door({ icon, name, note, badge }: DoorProps) {
  return (
    <li className="flex items-center gap-x-3 py-3">
      <span className="flex w-7 shrink-0 justify-center">{icon}</span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {/* A passkey's name may be one long word. */}
          <span className="wrap-anywhere">{name}</span>
          {badge}
        </p>
        <p className="text-sm break-words text-muted">{note}</p>
      </div>
    </li>
  );
}

/** What is asked for after it, and whether the member has shown who they are. */
function SecondStep({ ways }: { ways: WaysIn }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { enabled, since } = ways.totp;
  const onOff = (on: boolean) => (
    <Badge tone={on ? 'good' : 'neutral'}>{on ? t('identity.on') : t('identity.off')}</Badge>
  );
  return (
    <div className="rounded-2xl bg-sunken/60 px-4 py-4">
      <Facts
        items={[
          {
            label: t('admin.ways.authenticator'),
            value: (
              <span className="flex flex-col items-end gap-0.5">
                {onOff(enabled)}
                {since !== null && (
                  <span className="text-sm text-muted">
                    {t('admin.ways.since', { date: format.date(since) })}
                  </span>
                )}
              </span>
            ),
          },
          { label: t('admin.ways.afterPassword'), value: onOff(ways.passkeyAfterPassword) },
          {
            label: t('identity.recoveryTitle'),
            value: t('admin.ways.codesLeft', { left: format.number(ways.recoveryCodesLeft) }),
          },
          {
            label: t('identity.check'),
            value:
              ways.identityVerifiedAt === null
                ? t('admin.ways.notChecked')
                : format.date(ways.identityVerifiedAt),
          },
        ]}
      />
    </div>
  );
}
