import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { useAccount } from '../../../api/hooks.ts';
import { joinSeason, type SeasonDetail, seasonKey, seasonsKey } from '../../../api/stocks-contest.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Field } from '../../../ui/field.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { isNickname, MOST_LETTERS } from './nickname.ts';

/** Joining takes a name and one press; whoever gives no name is given a number. */
export function JoinCard({ season }: { season: SeasonDetail }) {
  const { t } = useTranslation();
  const money = useStockFormat(season.currency);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const next = useRouterState({ select: ({ location }) => location.href });
  const isMember = useAccount() !== null;
  const [nickname, setNickname] = useState('');
  const [tried, setTried] = useState(false);
  const { seasonId } = season;
  const command = useCommand({
    name: `stocks-join:${seasonId}`,
    run: (body: { nickname?: string }, key) => joinSeason(seasonId, body, key),
    onDone: ({ data }) => {
      toast(t('stocksContest.welcome', { nickname: data.mine?.nickname ?? '' }));
      queryClient.setQueryData(seasonKey(seasonId), data);
      void queryClient.invalidateQueries({ queryKey: seasonsKey });
    },
  });
  const isTaken = hasCode(command.error, 'stocks.nickname-taken');
  const wrong = !isNickname(nickname) ? t('stocksContest.nicknameWrong') : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong !== null) return;
    command.submit(nickname.trim() === '' ? {} : { nickname: nickname.trim() });
  };
  return (
    <Card>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <div>
          <h2 className="font-bold">{t('stocksContest.join')}</h2>
          <p className="mt-1 text-sm text-muted">
            {t('stocksContest.joinLead', { amount: money.money(season.startingCash) })}
          </p>
        </div>
        {isMember ? (
          <>
            <Field
              label={t('stocksContest.nickname')}
              hint={t('stocksContest.nicknameHint')}
              optional={t('common.optional')}
              maxLength={MOST_LETTERS}
              autoComplete="off"
              value={nickname}
              error={isTaken ? t('stocksContest.nicknameTaken') : tried ? wrong : null}
              onChange={({ target }) => {
                setNickname(target.value);
                if (command.error !== null) command.reset();
              }}
            />
            {!isTaken && <FormError error={command.error} />}
            <CommandWait command={command} />
            <Button type="submit" loading={command.state.phase === 'running'}>
              {t('stocksContest.joinNow')}
            </Button>
          </>
        ) : (
          <Button onClick={() => void navigate({ to: '/sign-in', search: { next } })}>
            {t('stocksContest.signIn')}
          </Button>
        )}
      </form>
    </Card>
  );
}
