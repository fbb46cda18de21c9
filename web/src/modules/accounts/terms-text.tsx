/** Plain text of the server: an empty line begins a paragraph, `## ` a heading. */
export function TermsText({ text }: { text: string }) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  return (
    <div className="flex flex-col gap-3 text-[0.95rem]">
      {blocks.map((block, index) =>
        block.startsWith('## ') ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text keep their order
          <h3 key={index} className="pt-2 text-base font-bold">
            {block.slice(3)}
          </h3>
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
