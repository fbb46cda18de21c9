import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Address,
  type AddressBody,
  type AddressList,
  addAddress,
  addressesKey,
  addressesQuery,
  changeAddress,
} from '../../../api/shop-orders.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Field } from '../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../ui/focus-invalid.ts';
import { FormError } from '../../../ui/states.tsx';
import { plainLine } from '../plain-text.ts';
import { digitsOf, isPhone, isPostcode, phoneWithHyphens } from './phone-number.ts';

type Props = {
  id: string;
  /** Which one is changed; null writes a new one. */
  address: Address | null;
  /** The first of a book is always the one that is proposed. */
  isFirst: boolean;
  name: string;
  onSaved: (address: Address) => void;
  onBusy: (busy: boolean) => void;
};

const empty = { label: '', recipient: '', phone: '', postcode: '', line1: '', line2: '', isDefault: false };

/** Where a parcel goes, as a Korean label is written. The button that submits it is its dialog's. */
export function AddressForm({ id, address, isFirst, name, onSaved, onBusy }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<AddressBody>(() =>
    address === null
      ? { ...empty, label: isFirst ? t('shopOrders.address.home') : '', recipient: name, isDefault: isFirst }
      : bodyOf(address),
  );
  const [tried, setTried] = useState(false);
  const command = useCommand({
    name: `shop-address:${address?.addressId ?? 'new'}`,
    run: (body: AddressBody, key) =>
      address === null ? addAddress(body, key) : changeAddress(address.addressId, body, key),
    onDone: ({ data }) => {
      // At once, so that it can be chosen; the book's own order comes with its next reading.
      queryClient.setQueryData(addressesQuery.queryKey, (book) => book && withEntry(book, data));
      void queryClient.invalidateQueries({ queryKey: addressesKey });
      onBusy(false);
      onSaved(data);
    },
    onRefused: () => onBusy(false),
  });
  const set = (change: Partial<AddressBody>) => setDraft({ ...draft, ...change });
  const errors = {
    recipient: draft.recipient.trim() === '' ? t('common.required') : null,
    phone: isPhone(draft.phone) ? null : t('shopOrders.address.phoneInvalid'),
    postcode: isPostcode(draft.postcode) ? null : t('shopOrders.address.postcodeInvalid'),
    line1: draft.line1.trim() === '' ? t('common.required') : null,
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (Object.values(errors).some((error) => error !== null)) return;
    onBusy(true);
    command.submit(trimmed(draft));
  };
  const text = (field: 'label' | 'recipient' | 'line1' | 'line2') => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) => set({ [field]: event.target.value }),
  });
  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={t('shopOrders.address.recipient')}
        autoComplete="name"
        maxLength={40}
        {...text('recipient')}
        error={tried ? errors.recipient : null}
      />
      <Field
        label={t('shopOrders.address.phone')}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        placeholder="010-1234-5678"
        value={draft.phone}
        onChange={(event) => set({ phone: phoneWithHyphens(event.target.value) })}
        error={tried ? errors.phone : null}
      />
      <Field
        label={t('shopOrders.address.postcode')}
        inputMode="numeric"
        autoComplete="postal-code"
        placeholder="06236"
        className="max-w-56"
        value={draft.postcode}
        onChange={(event) => set({ postcode: digitsOf(event.target.value).slice(0, 5) })}
        error={tried ? errors.postcode : null}
      />
      <Field
        label={t('shopOrders.address.line1')}
        hint={t('shopOrders.address.line1Hint')}
        autoComplete="address-line1"
        maxLength={120}
        {...text('line1')}
        error={tried ? errors.line1 : null}
      />
      <Field
        label={t('shopOrders.address.line2')}
        optional={t('common.optional')}
        autoComplete="address-line2"
        maxLength={80}
        {...text('line2')}
      />
      <Field
        label={t('shopOrders.address.label')}
        optional={t('common.optional')}
        hint={t('shopOrders.address.labelHint')}
        maxLength={20}
        {...text('label')}
      />
      {!isFirst && (
        <Checkbox
          label={t('shopOrders.address.makeDefault')}
          checked={draft.isDefault}
          disabled={address?.isDefault === true}
          onChange={(isDefault) => set({ isDefault })}
        />
      )}
      <FormError error={command.error} />
      <CommandWait command={command} />
    </form>
  );
}

const withEntry = ({ items }: AddressList, saved: Address): AddressList => ({
  items: items.some((one) => one.addressId === saved.addressId)
    ? items.map((one) => (one.addressId === saved.addressId ? saved : one))
    : [...items, saved],
});

const bodyOf = ({ addressId: _, ...body }: Address): AddressBody => body;

const trimmed = (draft: AddressBody): AddressBody => ({
  ...draft,
  // A book's entry has a name; whoever gives none finds it by who receives there.
  label: plainLine(draft.label) || plainLine(draft.recipient),
  recipient: plainLine(draft.recipient),
  line1: plainLine(draft.line1),
  line2: plainLine(draft.line2),
});
