import type * as vscode from 'vscode';
import type { TeamRemotes } from '../session/repositories.ts';
import type { SharedMemory } from '../team/team.ts';

/** Both are kept on this machine for all windows, and outside of every repository, which could plant an answer. */
const sharedKey = 'sharedWithTeam';
const remotesKey = 'teamRemotes';

export function sharedMemory(memento: vscode.Memento): SharedMemory {
  const known = (): readonly string[] => memento.get<readonly string[]>(sharedKey, []);
  return {
    has: (clone) => known().includes(clone),
    add: (clone) => memento.update(sharedKey, [...new Set([...known(), clone])]),
  };
}

export function teamRemotes(memento: vscode.Memento): TeamRemotes {
  const known = (): Readonly<Record<string, string>> =>
    memento.get<Readonly<Record<string, string>>>(remotesKey, {});
  return {
    get: (commonDir) => known()[commonDir],
    set: (commonDir, remote) => memento.update(remotesKey, { ...known(), [commonDir]: remote }),
  };
}
