import type * as vscode from 'vscode';
import type { SharedMemory } from '../team/team.ts';

const key = 'sharedWithTeam';

/** Kept on this machine for all windows, and outside of every repository. */
export function sharedMemory(memento: vscode.Memento): SharedMemory {
  const known = (): readonly string[] => memento.get<readonly string[]>(key, []);
  return {
    has: (clone) => known().includes(clone),
    add: (clone) => memento.update(key, [...new Set([...known(), clone])]),
  };
}
