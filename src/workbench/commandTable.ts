import type { Desk } from './desk.ts';

/** A command: asks what it needs, calls an action, and nothing else. Loaded when it first runs. */
export interface CommandModule {
  run(desk: Desk, argument?: unknown, more?: unknown): Promise<void>;
}

/** Every command of the manifest, by id. A test holds this table against package.json. */
export const commandTable = {
  'sitrep.start': () => import('./commands/start.ts'),
  'sitrep.showActions': () => import('./commands/showActions.ts'),
  'sitrep.takeDetails': () => import('./commands/takeDetails.ts'),
  'sitrep.sayItBack': () => import('./commands/sayItBack.ts'),
  'sitrep.sendUpdate': () => import('./commands/sendUpdate.ts'),
  'sitrep.copyMessage': () => import('./commands/copyMessage.ts'),
  'sitrep.sendByMail': () => import('./commands/sendByMail.ts'),
  'sitrep.markSent': () => import('./commands/markSent.ts'),
  'sitrep.toldByPhone': () => import('./commands/toldByPhone.ts'),
  'sitrep.newPromise': () => import('./commands/newPromise.ts'),
  'sitrep.addNote': () => import('./commands/addNote.ts'),
  'sitrep.changeSeverity': () => import('./commands/changeSeverity.ts'),
  'sitrep.setStart': () => import('./commands/setStart.ts'),
  'sitrep.markMitigated': () => import('./commands/markMitigated.ts'),
  'sitrep.resolve': () => import('./commands/resolve.ts'),
  'sitrep.confirmWithClient': () => import('./commands/confirmWithClient.ts'),
  'sitrep.reopen': () => import('./commands/reopen.ts'),
  'sitrep.close': () => import('./commands/close.ts'),
  'sitrep.join': () => import('./commands/join.ts'),
  'sitrep.switchIncident': () => import('./commands/switchIncident.ts'),
  'sitrep.keepPrivate': () => import('./commands/keepPrivate.ts'),
  'sitrep.correct': () => import('./commands/correct.ts'),
  'sitrep.writePostmortem': () => import('./commands/writePostmortem.ts'),
  'sitrep.createTicket': () => import('./commands/createTicket.ts'),
  'sitrep.publish': () => import('./commands/publish.ts'),
  'sitrep.handOver': () => import('./commands/handOver.ts'),
  'sitrep.watchRetry': () => import('./commands/watchRetry.ts'),
  'sitrep.stopWatching': () => import('./commands/stopWatching.ts'),
  'sitrep.runDiagnostic': () => import('./commands/runDiagnostic.ts'),
  'sitrep.refreshSuspects': () => import('./commands/refreshSuspects.ts'),
  'sitrep.fetchFromRemote': () => import('./commands/fetchFromRemote.ts'),
  'sitrep.openSuspect': () => import('./commands/openSuspect.ts'),
  'sitrep.confirmSuspect': () => import('./commands/confirmSuspect.ts'),
  'sitrep.clearSuspect': () => import('./commands/clearSuspect.ts'),
  'sitrep.copySha': () => import('./commands/copySha.ts'),
  'sitrep.openAtForge': () => import('./commands/openAtForge.ts'),
  'sitrep.compareWithLive': () => import('./commands/compareWithLive.ts'),
  'sitrep.prepareRevert': () => import('./commands/prepareRevert.ts'),
  'sitrep.proveSuspect': () => import('./commands/proveSuspect.ts'),
  'sitrep.openLogWindow': () => import('./commands/openLogWindow.ts'),
  'sitrep.followLogs': () => import('./commands/followLogs.ts'),
  'sitrep.stopFollowing': () => import('./commands/stopFollowing.ts'),
  'sitrep.addLogSource': () => import('./commands/addLogSource.ts'),
  'sitrep.testLogSource': () => import('./commands/testLogSource.ts'),
  'sitrep.pinToTimeline': () => import('./commands/pinToTimeline.ts'),
  'sitrep.doStep': () => import('./commands/doStep.ts'),
  'sitrep.skipStep': () => import('./commands/skipStep.ts'),
  'sitrep.addStep': () => import('./commands/addStep.ts'),
  'sitrep.openJournal': () => import('./commands/openJournal.ts'),
  'sitrep.refreshLogs': () => import('./commands/refreshLogs.ts'),
  'sitrep.showLog': () => import('./commands/showLog.ts'),
} as const satisfies Readonly<Record<string, () => Promise<CommandModule>>>;

export type CommandId = keyof typeof commandTable;
