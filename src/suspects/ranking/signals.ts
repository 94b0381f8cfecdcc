import type { Signal } from './evidence.ts';
import { breadth } from './signals/breadth.ts';
import { changedWords } from './signals/changedWords.ts';
import { deployAge } from './signals/deployAge.ts';
import { earlierCauses } from './signals/earlierCauses.ts';
import { errorWords } from './signals/errorWords.ts';
import { firstError } from './signals/firstError.ts';
import { judgements } from './signals/judgements.ts';
import { kindOfChange } from './signals/kindOfChange.ts';
import { messageWords } from './signals/messageWords.ts';
import { namedFiles } from './signals/namedFiles.ts';
import { nearness } from './signals/nearness.ts';
import { neighbors } from './signals/neighbors.ts';
import { pastWork } from './signals/pastWork.ts';
import { pathWords } from './signals/pathWords.ts';
import { purpose } from './signals/purpose.ts';
import { revertedMeanwhile } from './signals/revertedMeanwhile.ts';
import { stackFrames } from './signals/stackFrames.ts';
import { wholeFit } from './signals/wholeFit.ts';
import { workedOnSince } from './signals/workedOnSince.ts';

/** Signals whose weights are learned from cases. */
export const learnedSignals: readonly Signal[] = [
  messageWords,
  pathWords,
  changedWords,
  wholeFit,
  pastWork,
  neighbors,
  nearness,
  kindOfChange,
  purpose,
  breadth,
  revertedMeanwhile,
  workedOnSince,
];

/** Signals whose weights are set by hand: see {@link priors}. */
export const priorSignals: readonly Signal[] = [
  stackFrames,
  errorWords,
  namedFiles,
  firstError,
  deployAge,
  earlierCauses,
  judgements,
];

/** Signals that look at candidates, their messages and paths only: while the candidates stay, they say the same. */
export const steadySignals: ReadonlySet<Signal> = new Set([
  messageWords,
  pathWords,
  nearness,
  kindOfChange,
  purpose,
  revertedMeanwhile,
  workedOnSince,
  namedFiles,
  firstError,
  deployAge,
  earlierCauses,
]);
