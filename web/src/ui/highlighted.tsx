type Fragment = { readonly text: string; readonly isHit: boolean };

/** Text with what was found marked in it. */
export function Highlighted({ fragments }: { fragments: readonly Fragment[] }) {
  return (
    <>
      {fragments.map(({ text, isHit }, index) =>
        isHit ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text keep their order
          <mark key={index} className="rounded-[0.2em] bg-accent-soft text-accent">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  );
}
