import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  ChartPie,
  LogOut,
  Luggage,
  Package,
  QrCode,
  ReceiptText,
  ShieldCheck,
  Tickets,
  UserRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../api/accounts.ts';
import { siteQuery } from '../../api/site.ts';
import type { Account } from '../../api/types.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Menu, MenuHeader, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.tsx';
import { SettingsChoices } from './settings-choices.tsx';

export function AccountMenu({ account }: { account: Account }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const services = useQuery(siteQuery).data?.services;
  const shopOn = services?.includes('shop') ?? false;
  const ticketsOn = services?.includes('tickets') ?? false;
  const stocksOn = services?.includes('stocks') ?? false;
  const tripsOn = services?.includes('trips') ?? false;
  const leave = () =>
    signOut().then(
      () => {
        toast(t('shell.signedOut'));
        return navigate({ to: '/' });
      },
      (error: unknown) => toast(errorText(error)),
    );
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${t('shell.account')}: ${account.name}`}
          className="ml-1 inline-flex size-11 items-center justify-center rounded-full hover:bg-sunken"
        >
          <Avatar name={account.name} picture={account.picture} size="sm" />
        </button>
      }
    >
      <MenuHeader>
        <p className="font-bold">{account.name}</p>
        <p className="text-sm text-muted">{account.email}</p>
      </MenuHeader>
      <MenuSeparator />
      <MenuItem icon={<UserRound aria-hidden="true" />} onSelect={() => void navigate({ to: '/account' })}>
        {t('shell.account')}
      </MenuItem>
      {shopOn && (
        <MenuItem
          icon={<Package aria-hidden="true" />}
          onSelect={() => void navigate({ to: '/shop/orders' })}
        >
          {t('shopOrders.title')}
        </MenuItem>
      )}
      {ticketsOn && (
        <MenuItem
          icon={<QrCode aria-hidden="true" />}
          onSelect={() => void navigate({ to: '/tickets/mine' })}
        >
          {t('ticketsDoor.mine.title')}
        </MenuItem>
      )}
      {ticketsOn && (
        <MenuItem
          icon={<Tickets aria-hidden="true" />}
          onSelect={() => void navigate({ to: '/tickets/reservations' })}
        >
          {t('ticketsMine.title')}
        </MenuItem>
      )}
      {stocksOn && (
        <MenuItem
          icon={<ChartPie aria-hidden="true" />}
          onSelect={() => void navigate({ to: '/stocks/account' })}
        >
          {t('stocks.account.title')}
        </MenuItem>
      )}
      {tripsOn && (
        <MenuItem icon={<Luggage aria-hidden="true" />} onSelect={() => void navigate({ to: '/trips' })}>
          {t('tripsAround.home.mine')}
        </MenuItem>
      )}
      <MenuItem icon={<ReceiptText aria-hidden="true" />} onSelect={() => void navigate({ to: '/receipts' })}>
        {t('pay.receipts')}
      </MenuItem>
      {account.role === 'admin' && (
        <MenuItem
          icon={<ShieldCheck aria-hidden="true" />}
          onSelect={() => void navigate({ to: '/admin/members' })}
        >
          {t('shell.admin')}
        </MenuItem>
      )}
      <MenuSeparator />
      <SettingsChoices />
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={() => void leave()}>
        {t('shell.signOut')}
      </MenuItem>
    </Menu>
  );
}
