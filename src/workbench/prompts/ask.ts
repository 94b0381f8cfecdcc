import * as vscode from 'vscode';

/** Every picker stays open when the window loses focus: people look things up in the chat meanwhile. */

export interface AskText {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  /** The sentence that says what is wrong, or what the text was understood as. */
  readonly check?: (text: string) => string | vscode.InputBoxValidationMessage | undefined;
}

/** The text, trimmed; undefined where the person left. */
export async function askText(question: AskText): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: question.title,
    prompt: question.prompt,
    ignoreFocusOut: true,
    ...(question.value === undefined ? {} : { value: question.value }),
    ...(question.placeholder === undefined ? {} : { placeHolder: question.placeholder }),
    ...(question.check === undefined ? {} : { validateInput: question.check }),
  });
  return answer?.trim();
}

export interface Choice<Value> extends vscode.QuickPickItem {
  readonly value: Value;
}

export interface AskOne<Value> {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: readonly Choice<Value>[] | Promise<readonly Choice<Value>[]>;
  readonly matchDetail?: boolean;
}

export async function askOne<Value>(question: AskOne<Value>): Promise<Value | undefined> {
  const picked = await vscode.window.showQuickPick(listed(question.choices), {
    title: question.title,
    placeHolder: question.placeholder,
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: question.matchDetail ?? false,
  });
  return picked?.value;
}

export async function askMany<Value>(question: AskOne<Value>): Promise<readonly Value[] | undefined> {
  const picked = await vscode.window.showQuickPick(listed(question.choices), {
    title: question.title,
    placeHolder: question.placeholder,
    ignoreFocusOut: true,
    canPickMany: true,
  });
  return picked?.map((choice) => choice.value);
}

async function listed<Value>(choices: AskOne<Value>['choices']): Promise<Choice<Value>[]> {
  return [...(await choices)];
}
