import { ownPath } from '../../api/next-path.ts';

/** The code and the link of a proof, as a person would look for them in the text of a mail. */
export function secretsInText(text: string): { code: string | null; link: string | null } {
  const code = /(?<![\d/=-])\d{6}(?![\d-])/.exec(text.replaceAll(/https?:\/\/\S+/g, ''))?.[0] ?? null;
  // A sandbox's mail leads to this installation, whatever name it was given: only its path counts here.
  const links = [...text.matchAll(/https?:\/\/[^\s<>"')\]]+/g)].map(([url]) => {
    const { pathname, search, hash } = new URL(url);
    return ownPath(`${pathname}${search}${hash}`) ?? null;
  });
  return { code, link: links.find((path) => path !== null && path !== '/') ?? null };
}
