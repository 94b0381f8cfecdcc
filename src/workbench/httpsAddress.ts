/** Longer ones can't be shown whole, in characters. */
const longest = 200;

/**
 * An address that may be offered for opening, as a browser would read it: https, without a name or a password before the
 * host, which make one site look like another, and short enough to be read whole. Undefined for any other text.
 */
export function httpsAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  return url.href.length > longest ? undefined : url.href;
}
