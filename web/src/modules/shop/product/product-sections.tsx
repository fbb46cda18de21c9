import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageSection, SectionTabs } from '../../../ui/page-sections.tsx';

type SectionName = 'about' | 'reviews' | 'comments' | 'inquiries';

const names: readonly SectionName[] = ['about', 'reviews', 'comments', 'inquiries'];

/** What the page of a product has below. */
export function ProductTabs({ counts }: { counts: Partial<Record<SectionName, string>> }) {
  const { t } = useTranslation();
  return (
    <SectionTabs
      label={t('shop.product.parts')}
      sections={names.map((name) => ({
        name,
        title: t(`shop.product.section.${name}`),
        count: counts[name],
      }))}
    />
  );
}

export function ProductSection(props: { name: SectionName; children: ReactNode; action?: ReactNode }) {
  const { t } = useTranslation();
  return <PageSection {...props} title={t(`shop.product.section.${props.name}`)} />;
}
