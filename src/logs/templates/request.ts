import { hashOf, isBlank, characterClass, digit } from './characters.ts';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS'] as const;

/** Hashes of the HTTP methods (RFC 9110, 9.3): requests by different methods are different kinds. */
export const methodWords: ReadonlySet<number> = new Set(methods.map((method) => hashOf(method)));

const statusWords = ['1xx', '2xx', '3xx', '4xx', '5xx'].map((status) => hashOf(`status ${status}`));
/** Hashes that stand for the classes of HTTP status codes. */
export const statusClasses: ReadonlySet<number> = new Set(statusWords);

/** A request line in quotes, as access logs have it: end of the method, and where to go on behind the closing quote. */
export function requestAt(
  text: string,
  from: number,
  to: number,
): { readonly method: number; readonly end: number } | undefined {
  const first = text.charCodeAt(from);
  if (first < 65 || first > 90) return undefined;
  const method = methods.find(
    (word) => text.startsWith(word, from) && text.charCodeAt(from + word.length) === 32,
  );
  if (method === undefined) return undefined;
  const quote = text.indexOf('"', from);
  return quote < 0 || quote >= to ? undefined : { method: from + method.length, end: quote + 1 };
}

/** The class of a three-digit status that stands alone one blank behind `at`. */
export function statusAfter(text: string, at: number, to: number): number | undefined {
  if (at + 4 > to || !isBlank(text.charCodeAt(at))) return undefined;
  for (let next = at + 1; next < at + 4; next++)
    if (characterClass(text.charCodeAt(next)) !== digit) return undefined;
  if (at + 4 < to && !isBlank(text.charCodeAt(at + 4))) return undefined;
  return statusWords[text.charCodeAt(at + 1) - 49];
}
