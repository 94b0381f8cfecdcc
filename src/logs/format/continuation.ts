/** How stack traces and wrapped texts of the usual languages and loggers go on. */
const starts = [
  // Java, Kotlin, Scala, JavaScript, .NET
  /^"?at [\w$.<>/@[(]/,
  /^Caused by: /,
  /^Suppressed: /,
  /^\.\.\. \d+ (?:more|common frames|frames)/,
  /^--- End of /,
  /^\[CIRCULAR REFERENCE/,
  // Python
  /^Traceback \(most recent call last\)/,
  /^During handling of the above exception/,
  /^The above exception was the direct cause/,
  /^File "/,
  // PHP, Go, Rust, Ruby, C++
  /^#\d+[: ]/,
  /^Stack trace:/i,
  /^goroutine \d+ \[/,
  /^panic: /,
  /^stack backtrace:/,
  /^from \S+:\d+:in /,
  /^\S+:\d+:in [`']/,
  /^(?:[a-z_$][\w$]*\.)+[A-Z]\w*(?:Exception|Error|Throwable)\b/,
  /^[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Exit)(?::|$)/,
  // SQL and bodies
  /^(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|VALUES|ORDER BY|GROUP BY|LEFT JOIN|INNER JOIN|JOIN|AND|OR|LIMIT|SET|UNION)\b/,
  /^[)\]}]+[,;]?$/,
  /^"[^"]*"\s*:\s/,
];

/** Whether a line goes on the record before it by its look alone, whatever stamps stand in it. */
export function looksContinued(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first === 32 || first === 9) return true;
  const head = text.length > 400 ? text.slice(0, 400) : text;
  return starts.some((pattern) => pattern.test(head));
}
