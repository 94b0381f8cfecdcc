/**
 * What stands right before a credential in the lines that people really have: nothing that belongs to a longer word,
 * or the end of an escape (`\n` in JSON, `%3D` in an address, a colour code of a terminal).
 */
export const before = String.raw`(?:(?<![\w-])|(?<=\\[nrtfb])|(?<=%[\dA-Fa-f]{2})|(?<=\\u00[\dA-Fa-f]{2})|(?<=\u001b\[[\d;]{0,12}m))`;

/** A quotation mark, also one escaped for JSON, HTML or an address. */
export const quote = String.raw`(?:\\{0,3}["'\x60]|&quot;|&#3[49];|%2[27]|\\u002[27])`;

/** Not in front of a mask that already is the whole value. */
export const unmasked = String.raw`(?!\[masked: [a-z0-9-]+\](?=[)\]}>.,]*(?:[\s"'&;,\\<\x60]|$)))`;

/** A value in quotes, in escaped quotes (JSON inside JSON), or bare up to the next blank or separator. */
export const value = String.raw`(?:\\{1,3}"${unmasked}(?<escaped>[^"\\\r\n]+)|"${unmasked}(?<double>(?:[^"\\\r\n]|\\.)+)|'${unmasked}(?<single>(?:[^'\\\r\n]|\\.)+)|\x60${unmasked}(?<back>[^\x60\r\n]+)|(?:&quot;|&#3[49];|%2[27])${unmasked}(?<entity>[^\s"'&%<>]+)|${unmasked}(?<bare>(?:\[masked: [a-z0-9-]+\])?(?:[^\s"'&;,\\<%\x60]|,(?!\s|$|[\w.-]{1,40}[=:])|%(?!2[267])|\\(?!["nrt]))+))`;

const groups = ['secret', 'escaped', 'double', 'single', 'back', 'entity', 'bare'];

/** A bracket or full stop after a bare value belongs to the sentence around it. */
const trailing = /[)\]}>.,!?]+$/;

/** The part of a match that is the credential: its text and the UTF-16 offset of its start. The pattern has flag `d`. */
export function credentialIn(match: RegExpExecArray): { text: string; start: number } | undefined {
  for (const name of groups) {
    const range = match.indices?.groups?.[name];
    const found = match.groups?.[name];
    if (range === undefined || found === undefined) continue;
    const text = name === 'bare' ? found.replace(trailing, '') : found;
    return text === '' ? undefined : { text, start: range[0] };
  }
  return undefined;
}

/** Words that stand where a credential would: there is none, it is a variable, or somebody masked it already. */
const standsForNothing =
  /^(?:yes|no|on|off|y|n|true|false|null|undefined|none|nil|empty|unset|not|is|was|the|and|or|for|from|with|required|missing|invalid|incorrect|wrong|expired|rejected|failed|failure|changed|updated|reset|enabled|disabled|ok|error|unknown|string|str|bytes|object|\*+.*|•+|x{3,}|\.{3}.*|%[sdovq]|\?|-+|\[?\(?_{0,3}(?:redacted|filtered|hidden|removed|masked|protected|omitted|null|none|empty)_{0,3}\)?\]?|\$\{[^}]*\}?|\$[A-Z_][A-Z0-9_]*|\{\{.*|<[a-z_ -]+>?|\[object.*|process\.env.*|os\.environ.*|(?:os\.)?getenv.*)$/i;

export function isPlaceholder(text: string): boolean {
  return standsForNothing.test(text) || !/[\p{L}\d]/u.test(text);
}
