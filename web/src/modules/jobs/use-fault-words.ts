import { useTranslation } from 'react-i18next';

/** What the server found wrong in a schedule; it speaks English, and of the usual faults we say it ourselves. */
export function useFaultWords(): (fault: string | undefined) => string {
  const { t } = useTranslation();
  return (fault) => {
    if (fault === undefined) return '';
    if (/never comes/.test(fault)) return t('jobs.act.fault.never');
    if (/five(,| or) six/.test(fault)) return t('jobs.act.fault.fields');
    const seconds = /more often than every (\d+) seconds/.exec(fault)?.[1];
    if (seconds !== undefined) return t('jobs.act.fault.tooOften', { seconds });
    return t('jobs.act.fault.other', { fault });
  };
}
