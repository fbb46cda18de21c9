import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PackageSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleaned } from '../../../api/search.ts';
import { productsQuery } from '../../../api/shop-admin.ts';
import { siteQuery } from '../../../api/site.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { useDebounced } from '../../../ui/use-debounced.ts';

const ROUND_ID = /^[0-9A-Z]{16}$/;

/** What a new room is to stand in front of: a product by its name, a round by its number. */
export function ChooseBehind({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const services = useQuery(siteQuery).data?.services ?? [];
  const [roundId, setRoundId] = useState('');
  const id = roundId.trim().toUpperCase();
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('waitingRoom.admin.choose')}
      description={t('waitingRoom.admin.chooseLead')}
    >
      <div className="flex flex-col gap-6">
        {services.includes('tickets') && (
          <div className="flex flex-wrap items-start gap-3">
            <Field
              className="min-w-60 flex-1"
              label={t('waitingRoom.admin.roundId')}
              hint={t('waitingRoom.admin.roundHint')}
              value={roundId}
              maxLength={20}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setRoundId(event.target.value)}
            />
            {ROUND_ID.test(id) && (
              <Link
                to="/admin/waiting-rooms/$kind/$id"
                params={{ kind: 'rounds', id }}
                className={buttonClass('primary', 'md', 'sm:mt-6')}
              >
                {t('waitingRoom.admin.goOn')}
              </Link>
            )}
          </div>
        )}
        {services.includes('shop') && <Products />}
      </div>
    </Dialog>
  );
}

function Products() {
  const { t } = useTranslation();
  const local = useLocal();
  const [typed, setTyped] = useState('');
  const q = cleaned(useDebounced(typed));
  const products = useInfiniteQuery(productsQuery({ q, sort: 'newest' }));
  return (
    <div>
      <Field
        type="search"
        label={t('waitingRoom.admin.search')}
        value={typed}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <PagedList
        query={products}
        empty={
          <EmptyState icon={<PackageSearch aria-hidden="true" />} title={t('waitingRoom.admin.searchNone')} />
        }
      >
        {(items) => (
          <ul className="mt-3 flex max-h-80 flex-col overflow-y-auto">
            {items.map(({ productId, name }) => (
              <li key={productId} className="border-b border-line/60 last:border-0">
                <Link
                  to="/admin/waiting-rooms/$kind/$id"
                  params={{ kind: 'products', id: productId }}
                  className="tap flex items-center px-2 font-semibold hover:text-accent"
                >
                  {local(name)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </div>
  );
}
