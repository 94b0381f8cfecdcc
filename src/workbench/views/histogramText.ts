import * as l10n from '@vscode/l10n';
import type { Histogram } from '../../logs/read/histogram.ts';
import type { ReaderTimes } from '../../session/readerTimes.ts';

const blocks = '▁▂▃▄▅▆▇█';

/** Two rows of bars, all records and errors, over the window, with its two ends. */
export function histogramText(histogram: Histogram, times: ReaderTimes): string {
  const all = histogram.buckets.map((counts) => Object.values(counts).reduce((sum, count) => sum + count, 0));
  const errors = histogram.buckets.map((counts) => counts.error + counts.fatal);
  const end = histogram.from + histogram.bucketMs * histogram.buckets.length;
  return [
    `${bars(all)}  ${l10n.t('all')}`,
    `${bars(errors)}  ${l10n.t('errors')}`,
    `${times.bareClock(histogram.from)} – ${times.clock(end)}`,
  ].join('\n');
}

function bars(counts: readonly number[]): string {
  const most = Math.max(...counts, 1);
  return counts
    .map((count) =>
      count === 0
        ? ' '
        : (blocks[Math.min(blocks.length - 1, Math.floor((count / most) * blocks.length))] ?? ' '),
    )
    .join('');
}
