import { useTranslation } from 'react-i18next';

/** A step of a timeline in words; one that this version does not know keeps its own name. */
export function useStepName(): (step: string) => string {
  const { t, i18n } = useTranslation();
  return (step) => {
    const key = `payments.step.${step}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : step;
  };
}
