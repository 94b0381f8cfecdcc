/**
 * Log-odds of evidence that the cases lack on which the weights were learned. Set by hand, each with its reason:
 *
 * - `stackFrame` 1: the signal is a log likelihood ratio already, from how many others touch as much of the trace.
 * - `errorWords` 2: a new error speaks of what a change touched about seven times as often as of what it did not.
 * - `logFile` 2: an error text may name a file for other reasons than being at fault there.
 * - `errorFreeLog` -0.8: a rate of failure of unknown size makes it -1 (see the signal); some errors wait for a date, for
 *   data or for a visitor however long the commit was live.
 * - `errorBeforeDeploy` -5: what was not live cannot have raised it; not ruled out, since clocks differ.
 * - `liveDeploy` 1.5, `deploysBefore` -0.5: four of five incidents come with the last change; the rest burn slowly.
 * - `earlierFile` 1, `earlierFolder` 0.4: faults cluster (Kim et al., ICSE 2007), weakly.
 * - `confirmed` 12: a person said so.
 * - `ignoredRevision` -4: the team says that it only changed the layout of code.
 */
export const priors = {
  stackFrame: 1,
  errorWords: 2,
  logFile: 2,
  errorFreeLog: -0.8,
  errorBeforeDeploy: -5,
  liveDeploy: 1.5,
  deploysBefore: -0.5,
  earlierFile: 1,
  earlierFolder: 0.4,
  confirmed: 12,
  ignoredRevision: -4,
} as const;
