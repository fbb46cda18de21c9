import { useFormat } from '../i18n/format.ts';

type Step = {
  name: string;
  /** ISO 8601. */
  at: string;
  /** Such as an amount. */
  aside?: string | undefined;
  /** Who did it. */
  lead?: string | undefined;
  notes?: readonly string[];
};

/** What happened to something, in order, the newest last. */
export function Timeline({ label, steps }: { label: string; steps: readonly Step[] }) {
  const format = useFormat();
  return (
    <ol aria-label={label} className="flex flex-col">
      {steps.map(({ name, at, aside, lead, notes = [] }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what has happened keeps its place
        <li key={index} className="relative flex gap-4 pb-5 last:pb-0">
          {index < steps.length - 1 && (
            <span aria-hidden="true" className="absolute top-4 bottom-[-0.5rem] left-[0.4rem] w-px bg-line" />
          )}
          <span
            aria-hidden="true"
            className={`mt-1.5 size-3.5 shrink-0 rounded-full border-2 border-paper ${
              index === steps.length - 1 ? 'bg-accent' : 'bg-line-strong'
            }`}
          />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-semibold">{name}</span>
              {aside !== undefined && <span className="tnum font-medium">{aside}</span>}
            </p>
            <p className="tnum text-sm text-muted">
              <time dateTime={at}>{format.dateTime(at)}</time>
              {lead !== undefined && ` · ${lead}`}
            </p>
            {notes.map((note) => (
              <p key={note} className="tnum text-sm whitespace-pre-line text-muted">
                {note}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
