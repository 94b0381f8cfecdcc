/** `NAME=value NAME=value` as variables; undefined where it isn't that. A value ends where the next name begins. */
export function parseEnvironment(text: string): Readonly<Record<string, string>> | undefined {
  const parts = text
    .trim()
    .split(/\s+(?=[A-Za-z_]\w*=)/)
    .filter((part) => part !== '');
  const variables = parts.map((part) => /^([A-Za-z_]\w*)=(.*)$/s.exec(part));
  if (variables.includes(null)) return undefined;
  return Object.fromEntries(variables.map((match) => [match?.[1] ?? '', match?.[2] ?? '']));
}

/** Variables as a person types them. */
export function environmentText(environment: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(environment ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
