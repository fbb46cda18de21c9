/** Plain text of the server: an empty line begins a paragraph, `## ` a heading. */
export function TermsText({ text, heading: Heading = 'h3' }: { text: string; heading?: 'h2' | 'h3' }) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  return (
    <div className="flex flex-col gap-3 text-[0.95rem]">
      {blocks.map((block, index) =>
        block.startsWith('## ') ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text keep their order
          <Heading key={index} className="pt-2 text-base font-bold">
            {block.slice(3)}
          </Heading>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text keep their order
          <p key={index} className="whitespace-pre-line text-muted">
            {block}
          </p>
        ),
      )}
    </div>
  );
}
