/** What a member has written as an address, where a browser may follow it; anything else leads nowhere. */
export function safeUrl(text: string): { href: string; host: string } | null {
  try {
    const { protocol, href, host } = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? { href, host } : null;
  } catch {
    return null;
  }
}
