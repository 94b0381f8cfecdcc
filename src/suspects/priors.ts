/**
 * Log-odds of evidence that the cases lack on which the weights were learned. Set by hand, each with its reason:
 *
 * - `frameLine` 8: whoever last changed the very line that fails is nearly always right or next to it; a range has
 *   hundreds of commits (log 500 is 6.2), and this one must come first on that evidence alone.
 * - `frameFunction` 5, `frameNear` 4: the same function, or lines close by; a change above the line often decides.
 * - `frameFile` 3: 40 % of such faults are fixed in the first frame's file (Schröter et al., MSR 2010), which
 *   a few of some hundred commits touch.
 * - `frameCaller` 1.5: one import away are many files; worth a look, no more.
 * - `logFile` 2: an error text may name a file for other reasons than being at fault there.
 * - `errorAfterDeploy` 2.5: errors that begin within minutes of a deploy come from it about twelve times out of
 *   thirteen; halved for each hour between (see the signal).
 * - `errorBeforeDeploy` -5: what was not live cannot have raised it; not ruled out, since clocks differ.
 * - `liveDeploy` 1.5, `deploysBefore` -0.5: four of five incidents come with the last change; the rest burn slowly.
 * - `earlierFile` 1, `earlierFolder` 0.4: faults cluster (Kim et al., ICSE 2007), weakly.
 * - `confirmed` 12: a person said so.
 * - `ignoredRevision` -4: the team says that it only changed the layout of code.
 */
export const priors = {
  frameLine: 8,
  frameFunction: 5,
  frameNear: 4,
  frameFile: 3,
  frameCaller: 1.5,
  logFile: 2,
  errorAfterDeploy: 2.5,
  errorBeforeDeploy: -5,
  liveDeploy: 1.5,
  deploysBefore: -0.5,
  earlierFile: 1,
  earlierFolder: 0.4,
  confirmed: 12,
  ignoredRevision: -4,
} as const;
