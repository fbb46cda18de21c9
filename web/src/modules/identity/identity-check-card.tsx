import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { BadgeCheck, ScanFace } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmIdentityCheck, identityQuery, startIdentityCheck } from '../../api/identity.ts';
import { newKey } from '../../api/intent.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState, FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

const route = getRouteApi('/member/account/security');

const toNext = (next: string): string => `next=${encodeURIComponent(next)}`;

/** Who the member is, by a check of the phone: only where this installation has one. */
export function IdentityCheckCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { check, next } = route.useSearch();
  const identity = useQuery(identityQuery);
  const confirm = useMutation({
    mutationFn: (checkId: string) => confirmIdentityCheck(checkId, newKey()),
    onSuccess: async () => {
      toast(t('identity.checkDone'));
      const { queryKey } = identityQuery;
      // The page has just been opened: its first reading may have been answered before the check was.
      await queryClient.cancelQueries({ queryKey });
      await queryClient.invalidateQueries({ queryKey });
      // Whoever was sent here from elsewhere goes on there.
      router.history.replace(next ?? '/account/security');
    },
    onError: () => router.history.replace(`/account/security${next === undefined ? '' : `?${toNext(next)}`}`),
  });
  const start = useMutation({
    mutationFn: async () => {
      const { data } = await startIdentityCheck(newKey());
      const back = `/account/security?check=${data.checkId}${next === undefined ? '' : `&${toNext(next)}`}`;
      // A page of its own: the script of a provider runs there, and never where a member's token is.
      window.location.assign(`${data.pageUrl}?next=${encodeURIComponent(back)}`);
    },
  });
  const confirmed = useRef<string | null>(null);
  const { mutate: confirmCheck } = confirm;
  useEffect(() => {
    // Back from the provider's page: what it found is fetched once.
    if (check === undefined || confirmed.current === check) return;
    confirmed.current = check;
    confirmCheck(check);
  }, [check, confirmCheck]);
  if (identity.isError) {
    return (
      <Card>
        <ErrorState error={identity.error} onRetry={() => void identity.refetch()} />
      </Card>
    );
  }
  if (identity.data === undefined || identity.data.policy === 'off') return null;
  const { verifiedAt, policy } = identity.data;
  return (
    <Card>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 className="flex items-center gap-2 text-xl font-bold">
          {t('identity.check')}
          {verifiedAt !== null && (
            <Badge tone="good">
              <BadgeCheck aria-hidden="true" className="size-4" />
              {t('identity.checked')}
            </Badge>
          )}
        </h2>
        {verifiedAt === null && (
          <Button
            size="sm"
            icon={<ScanFace aria-hidden="true" className="size-4" />}
            loading={start.isPending || confirm.isPending}
            onClick={() => start.mutate()}
          >
            {t('identity.checkStart')}
          </Button>
        )}
      </div>
      <p className="text-muted">
        {verifiedAt !== null
          ? t('identity.checkedAt', { date: format.date(verifiedAt) })
          : t(policy === 'required' ? 'identity.checkRequired' : 'identity.checkOptional')}
      </p>
      <div className="mt-3 empty:hidden">
        <FormError error={start.error ?? confirm.error} />
      </div>
    </Card>
  );
}
