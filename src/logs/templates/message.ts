/** Where the telling part of a record is. */
export interface MessageSpan {
  readonly from: number;
  readonly to: number;
}

const messageKeys = [
  '"msg":',
  '"message":',
  '"@m":',
  '"@mt":',
  '"short_message":',
  '"event":',
  '"log":',
  '"error":',
];

/** The message of a record that is one JSON object: the text of its usual key, without its quotes. */
export function jsonMessage(text: string): MessageSpan | undefined {
  for (const key of messageKeys) {
    const found = text.indexOf(key);
    if (found < 0) continue;
    let from = found + key.length;
    while (text.charCodeAt(from) === 32) from++;
    if (text.charCodeAt(from) !== 34) continue;
    from++;
    return { from, to: endOfString(text, from) };
  }
  return undefined;
}

function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 34) return at;
  }
  return text.length;
}

const searched = 16 * 1024;
const faultLine =
  /^(?:Caused by: |Uncaught |Exception in thread "[^"\n]*" )?((?:[\w$]+[.:\\]{1,2})*[A-Z][\w$]*(?:Exception|Error|Failure|Fault|Timeout))\b/mu;

/** The name of the exception in the lines behind the first one. */
export function faultBehind(text: string, from: number): string | undefined {
  return faultLine.exec(text.slice(from, from + searched))?.[1];
}

const jsonFaultField =
  /"(?:type|name|class|exception|stack|stack_trace|stackTrace|error\.type|exc_info)"\s*:\s*"(?:Traceback[^"]*\\n)?((?:[\w$]+\.)*[A-Z][\w$]*(?:Exception|Error|Failure|Fault))\b/u;

/** The name of the exception that a JSON record carries beside its message. */
export function jsonFault(text: string): string | undefined {
  return jsonFaultField.exec(text.length > searched ? text.slice(0, searched) : text)?.[1];
}
