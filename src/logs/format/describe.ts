const stamps: Readonly<Record<string, string>> = {
  full: 'date and time',
  yearless: 'date without year and time',
  clock: 'time of day',
  epoch: 'Unix time',
};

/** A format's name for people. @param locator place and kind of its records' stamps, empty where it has none */
export function describeFormat(locator: string, isW3c: boolean): string {
  if (isW3c) return 'W3C extended log';
  const bar = locator.lastIndexOf('|');
  const place = locator.slice(0, bar);
  const stamp = stamps[locator.slice(bar + 1)] ?? '';
  if (bar < 0) return 'lines without time';
  const named = /^(json|key):(.*?)\^?$/.exec(place);
  if (named !== null)
    return named[1] === 'json' ? `JSON, time in "${named[2] ?? ''}"` : `text, time in ${named[2] ?? ''}=`;
  if (place === 'inner') return `wrapped lines, ${stamp} in the inner one`;
  if (place === 'klog') return 'glog';
  return place === 'start' ? `text, ${stamp} first` : `text, ${stamp} inside`;
}
