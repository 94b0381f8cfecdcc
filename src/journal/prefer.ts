/**
 * Which of two lines with the same event id stays, decided the same way on every machine: the longest, then the
 * greatest, both in UTF-8 bytes.
 */
export function prefer(first: string, second: string): 'first' | 'second' {
  const a = Buffer.from(first);
  const b = Buffer.from(second);
  return (a.length - b.length || Buffer.compare(a, b)) >= 0 ? 'first' : 'second';
}
