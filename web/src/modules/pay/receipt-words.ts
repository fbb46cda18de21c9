import { useTranslation } from 'react-i18next';

/** The name of a command, which the server sends as `service.verb`; unknown ones are shown as they are. */
export function useCommandName(): (command: string) => string {
  const { t, i18n } = useTranslation();
  return (command) => {
    const key = `pay.command.${command}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : command;
  };
}
