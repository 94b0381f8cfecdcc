import * as l10n from '@vscode/l10n';
import type { ChangeKind, Reason, RuledOut } from '../../suspects/suspect.ts';
import { durationText } from '../../time/durations.ts';

const minute = 60_000;

/** A true sentence about one commit. */
export function reasonSentence(reason: Reason): string {
  switch (reason.kind) {
    case 'went-live-before':
      return reason.deploy === undefined
        ? l10n.t('Committed {0} before it began', durationText(reason.minutes * minute))
        : l10n.t(
            'Went live {0} before it began, with {1}',
            durationText(reason.minutes * minute),
            reason.deploy,
          );
    case 'words':
      return wordsSentence(reason.where, reason.words.join(', '));
    case 'stack-frame':
      return frameSentence(reason);
    case 'log-file':
      return l10n.t('Changes {0}, which the error records name', reason.file);
    case 'first-error-after-deploy':
      return l10n.t(
        'The first error came {0} after {1}',
        durationText(reason.minutes * minute),
        reason.deploy,
      );
    case 'change-kind':
      return changeSentence(reason.change);
    case 'reverted-meanwhile':
      return l10n.t('Reverted meanwhile by {0}', reason.by.slice(0, 8));
    case 'ignored-revision':
      return l10n.t('Listed in {0}: it only changed the layout', '.git-blame-ignore-revs');
    case 'breadth':
      return reason.files === 1 ? l10n.t('Changes 1 file') : l10n.t('Changes {0} files', reason.files);
    case 'earlier-cause':
      return l10n.t('Touches {0}, where an earlier incident had its cause', reason.area);
  }
}

function wordsSentence(where: Extract<Reason, { kind: 'words' }>['where'], words: string): string {
  switch (where) {
    case 'message':
      return l10n.t('Its message shares words with the symptom: {0}', words);
    case 'paths':
      return l10n.t('Its file names share words with the symptom: {0}', words);
    case 'lines':
      return l10n.t('Its changed lines share words with the symptom: {0}', words);
    case 'errors':
      return l10n.t('Its changed lines share words with the errors: {0}', words);
  }
}

function frameSentence(reason: Extract<Reason, { kind: 'stack-frame' }>): string {
  switch (reason.match) {
    case 'line':
      return l10n.t('Changes line {0} of {1}, where the stack trace runs', reason.line ?? 0, reason.file);
    case 'function':
      return l10n.t('Changes a function in {0} that the stack trace names', reason.file);
    case 'file':
      return l10n.t('Changes {0}, where the stack trace runs', reason.file);
    case 'caller':
      return l10n.t('Changes {0}, which a file of the stack trace imports', reason.file);
  }
}

function changeSentence(change: ChangeKind): string {
  switch (change) {
    case 'runtime':
      return l10n.t('Changes code that runs');
    case 'config':
      return l10n.t('Changes configuration');
    case 'migration':
      return l10n.t('Changes the database layout');
    case 'dependency':
      return l10n.t('Changes dependencies');
    case 'test-only':
      return l10n.t('Changes tests only');
    case 'docs-only':
      return l10n.t('Changes documents only');
    case 'merge':
      return l10n.t('Is a merge with changes of its own');
  }
}

export function ruledOutWords(why: RuledOut): string {
  switch (why) {
    case 'not-live-at-start':
      return l10n.t('not live when it began');
    case 'rolled-back-before':
      return l10n.t('rolled back before it began');
    case 'not-live-at-report':
      return l10n.t('not live when it was reported');
    case 'rolled-back-before-report':
      return l10n.t('rolled back before it was reported');
    case 'cleared':
      return l10n.t('cleared');
  }
}
