import * as l10n from '@vscode/l10n';

/** Who noticed it first, in the reader's language where it is one of the answers that were offered. */
export function detectorWord(detectedBy: string): string {
  switch (detectedBy) {
    case 'client':
      return l10n.t('the client');
    case 'monitoring':
      return l10n.t('our monitoring');
    case 'team':
      return l10n.t('the team');
    case 'other':
      return l10n.t('somebody else');
    default:
      return detectedBy;
  }
}
