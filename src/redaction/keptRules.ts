import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type {
  SecretLintRuleContext,
  SecretLintRuleLocalizeMessages,
  SecretLintRuleMessageTranslate,
  SecretLintSourceCode,
} from '@secretlint/types';
import type { DetectedSecret } from './finding.ts';

/**
 * Runs the rules of secretlint's recommended preset on a text, without its engine: that keeps every performance
 * mark of the process for ever, and wants a file.
 * What the rule for `secretlint-disable` comments wants ignored is not, so that a log line can't switch masking off.
 */
export async function findKeptSecrets(text: string): Promise<DetectedSecret[]> {
  const findings: DetectedSecret[] = [];
  const source = sourceOf(text);
  for (const rule of rules) {
    const context: SecretLintRuleContext = {
      sharedOptions: {},
      createTranslator,
      report: ({ message, range }) =>
        findings.push({ kind: kindOf(message.messageId), start: range[0], end: range[1] }),
      ignore: () => undefined,
    };
    await rule.create(context, { enableIDScanRule: true }).file?.(source);
  }
  return findings;
}

/** Connection strings: reported whole, where our own rule masks the password alone. */
export function isWholeAddress(finding: DetectedSecret): boolean {
  return /connection$|^basic-auth/.test(finding.kind);
}

/** `AWSSecretAccessKey`, `GITHUB_TOKEN` to `aws-secret-access-key`, `github-token`. */
function kindOf(messageId: string): string {
  return messageId
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
}

function createTranslator<T extends SecretLintRuleLocalizeMessages>(): SecretLintRuleMessageTranslate<T> {
  return (messageId, data) => ({ message: '', messageId: String(messageId), data });
}

/** A text that is in no file. Nothing here asks for lines and columns. */
function sourceOf(content: string): SecretLintSourceCode {
  const position = { line: 1, column: 0 };
  return {
    hasBOM: false,
    content,
    filePath: undefined,
    physicalFilePath: undefined,
    contentType: 'text',
    ext: '',
    getFilePath: () => undefined,
    getPhysicalFilePath: () => undefined,
    locationToRange: () => [0, 0],
    rangeToLocation: () => ({ start: position, end: position }),
    positionToIndex: () => 0,
    indexToPosition: () => position,
  };
}
