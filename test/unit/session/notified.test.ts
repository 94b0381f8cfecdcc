import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  claimNotification,
  releaseNotifications,
  releaseOldNotifications,
  silenceNotifications,
} from '../../../src/session/notified.ts';

describe('the notification of a promise', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'sitrep-notified-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  it('comes from one window of many, once before it is due and once when it is overdue', async () => {
    const claim = (stage: 'due-soon' | 'overdue') =>
      Promise.all(Array.from({ length: 8 }, () => claimNotification(root, '01PROMISE', stage)));
    assert.equal((await claim('due-soon')).filter(Boolean).length, 1);
    assert.equal((await claim('overdue')).filter(Boolean).length, 1);
    assert.equal(await claimNotification(root, '01OTHER', 'due-soon'), true);
  });

  it('comes from no window once a person silenced the promise, and still for others', async () => {
    await silenceNotifications(root, '01PROMISE');
    await silenceNotifications(root, '01PROMISE');
    assert.equal(await claimNotification(root, '01PROMISE', 'overdue'), false);
    assert.equal(await claimNotification(root, '01OTHER', 'overdue'), true);
  });

  it('leaves nothing behind of a promise that nobody waits for, nor of one that is very old', async () => {
    for (const promise of ['01PROMISE', '01OTHER', '01OLD'])
      await claimNotification(root, promise, 'overdue');
    await silenceNotifications(root, '01PROMISE');
    await releaseNotifications(root, ['01PROMISE', '01UNKNOWN']);
    const now = Date.now();
    const longAgo = new Date(now - 91 * 86_400_000);
    await utimes(join(root, 'notified/01OLD.overdue'), longAgo, longAgo);
    await releaseOldNotifications(root, now);
    assert.deepEqual(await readdir(join(root, 'notified')), ['01OTHER.overdue']);
  });
});
