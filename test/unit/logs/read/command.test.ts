import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ConsentGate } from '../../../../src/process/consent.ts';
import { CommandWindow, followCommand, type CommandConfig } from '../../../../src/logs/read/command.ts';
import { commandText } from '../../../../src/logs/read/commandTime.ts';
import { commandPresets } from '../../../../src/logs/read/presets.ts';

const start = Date.UTC(2026, 10, 20, 10);
const span = { from: start, to: start + 600_000 };

describe('times in a command', () => {
  const filled = (timeFormat: string, timeZone = 'UTC', command = 'x {{from}} {{ to }}') =>
    commandText(command, span, { timeFormat, timeZone });

  it('are written as ISO, as epoch, or by a pattern, in the zone of the source', () => {
    assert.deepEqual(filled('iso'), { kind: 'text', command: 'x 2026-11-20T10:00:00Z 2026-11-20T10:10:00Z' });
    assert.deepEqual(filled('epoch'), { kind: 'text', command: `x ${start / 1000} ${start / 1000 + 600}` });
    assert.deepEqual(filled('iso', 'Europe/Kyiv'), {
      kind: 'text',
      command: 'x 2026-11-20T12:00:00+02:00 2026-11-20T12:10:00+02:00',
    });
    assert.deepEqual(filled('YYYY-MM-DD HH:mm:ss', 'America/New_York'), {
      kind: 'text',
      command: 'x 2026-11-20 05:00:00 2026-11-20 05:10:00',
    });
  });

  it('round outwards', () => {
    const text = commandText(
      '{{from}} {{to}}',
      { from: 1500, to: 1500 },
      { timeFormat: 'epoch', timeZone: 'UTC' },
    );
    assert.deepEqual(text, { kind: 'text', command: '1 2' });
  });

  it('never yield anything that a shell could take for more than a word', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 4e12 }), (format, from) => {
        const text = commandText('{{from}}', { from, to: from }, { timeFormat: format, timeZone: 'UTC' });
        assert.ok(text.kind === 'bad-format' || /^[0-9A-Za-z:+. -]*$/.test(text.command));
      }),
    );
    assert.equal(filled("'; rm -rf ~ #YYYY").kind, 'bad-format');
    assert.equal(filled('$(reboot)').kind, 'bad-format');
  });
});

describe('a command as a log source', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'command-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const config = (more: Partial<CommandConfig> = {}): CommandConfig => ({
    kind: 'command',
    label: 'shop',
    command: 'printf "2026-11-20 09:59:00 INFO a\\n2026-11-20 10:01:00 ERROR b\\n  at x (y.js:1:2)\\n"',
    follow: undefined,
    timeZone: 'UTC',
    timeFormat: 'iso',
    timeoutSeconds: 20,
    maxMegabytes: 1,
    ...more,
  });

  const gate = (answer = true, isTrusted = true, asked: string[] = []) =>
    new ConsentGate(
      () => isTrusted,
      { has: () => false, add: () => Promise.resolve() },
      ({ command }) => {
        asked.push(command);
        return Promise.resolve(answer);
      },
    );

  async function read(command: CommandConfig, consent = gate(), abort = new AbortController()) {
    const options = { gate: consent, signal: abort.signal, folder, now: () => start };
    const window = new CommandWindow(command, span, options);
    const texts: string[] = [];
    for await (const records of window.batches()) texts.push(...records.map(({ text }) => text));
    return { texts, outcome: window.outcome };
  }

  it('gives the records of the span', async () => {
    const { texts, outcome } = await read(config());
    assert.deepEqual(texts, ['2026-11-20 10:01:00 ERROR b\n  at x (y.js:1:2)']);
    assert.equal(outcome.ended, 'exited');
    assert.equal(outcome.exitCode, 0);
  });

  it('asks with the text from the configuration, and runs nothing when refused or not trusted', async () => {
    const asked: string[] = [];
    const touch = config({ command: 'touch ran-{{from}}' });
    assert.equal((await read(touch, gate(false, true, asked))).outcome.ended, 'refused');
    assert.equal((await read(touch, gate(true, false, asked))).outcome.ended, 'untrusted');
    assert.deepEqual(asked, ['touch ran-{{from}}']);
    assert.deepEqual(await readdir(folder), []);
  });

  it('runs nothing when a time would not be harmless', async () => {
    const { outcome } = await read(config({ command: 'touch {{from}}', timeFormat: 'a;b' }));
    assert.equal(outcome.ended, 'bad-format');
    assert.deepEqual(await readdir(folder), []);
  });

  it('tells exit code and what went to standard error', async () => {
    const { outcome } = await read(config({ command: 'echo no such unit >&2; exit 3' }));
    assert.equal(outcome.exitCode, 3);
    assert.match(outcome.stderr, /no such unit/);
  });

  it('ends a command that gives too much, and one that takes too long', async () => {
    const endless = config({ command: 'while :; do echo "2026-11-20 10:01:00 INFO more"; done' });
    const { outcome, texts } = await read(endless);
    assert.equal(outcome.ended, 'truncated');
    assert.equal(outcome.bytes, 1024 * 1024);
    assert.ok(texts.length > 1000);
    const slow = config({ command: 'echo 2026-11-20 10:01:00 INFO first; sleep 60', timeoutSeconds: 0.3 });
    assert.equal((await read(slow)).outcome.ended, 'timed-out');
  });

  it('ends the command when nobody reads on', async () => {
    const lines =
      'i=0; while [ $i -lt 3000 ]; do echo "2026-11-20 10:01:00 INFO line $i ........"; i=$((i+1)); done';
    const command = config({ command: `${lines}; sleep 600; touch outlived` });
    const options = { gate: gate(), signal: new AbortController().signal, folder, now: () => start };
    const window = new CommandWindow(command, span, options);
    for await (const records of window.batches()) {
      assert.ok(records.length > 0);
      break;
    }
    assert.equal(window.outcome.ended, 'cancelled');
  });

  it('ends the command when it is cancelled', async () => {
    const abort = new AbortController();
    const reading = read(config({ command: 'sleep 60' }), gate(), abort);
    setTimeout(() => abort.abort(), 50);
    assert.equal((await reading).outcome.ended, 'cancelled');
  });

  it('follows until the command ends, a record at a time', async () => {
    const texts: string[] = [];
    const follow = 'echo 2026-11-20 10:01:00 INFO a; sleep 0.1; echo 2026-11-20 10:01:01 INFO b';
    const outcome = await followCommand(config({ follow }), {
      gate: gate(),
      signal: new AbortController().signal,
      folder,
      now: () => start,
      onRecord: ({ text }) => void texts.push(text.slice(11)),
    });
    assert.deepEqual(texts, ['10:01:00 INFO a', '10:01:01 INFO b']);
    assert.equal(outcome.ended, 'exited');
  });

  it('has presets whose times are harmless', () => {
    for (const { command, follow, timeFormat, timeZone } of commandPresets) {
      for (const text of [command, follow ?? '']) {
        assert.equal(commandText(text, span, { timeFormat, timeZone: timeZone ?? 'UTC' }).kind, 'text');
      }
    }
  });
});
