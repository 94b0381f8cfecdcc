import * as l10n from '@vscode/l10n';
import { spans } from '../patterns.ts';
import type { Rule } from './rule.ts';

const placeholders =
  /\[\[[^\]\n]*\]\]|\{\{[^}\n]*\}\}|(?<![\p{L}\p{N}])(?:XX:XX|HH:MM|ГГ:ХХ|__:__|TBD|TBC|TODO|X{3,}|_{4,})(?![\p{L}\p{N}])|\[(?:insert|your|name|time|date|вставте|вставити|ім'я|час|дата)(?: [^\]\n]{0,60})?\](?!\()/gu;

/** Something that the writer still has to fill in; a message with one is not sent. */
export const unfilled: Rule = ({ prepared }) => {
  const body = prepared.raw
    .slice(prepared.bodyStart)
    .replace(/<!--[\s\S]*?-->/gu, (comment) => ' '.repeat(comment.length));
  return spans(placeholders, body, prepared.bodyStart).map(({ start, end }) => ({
    rule: 'unfilled',
    severity: 'error',
    start,
    end,
    message: l10n.t('This is not filled in yet. The message can be sent when it is.'),
    fixes: [],
  }));
};
