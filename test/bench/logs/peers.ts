import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { GeneratedLog } from './generate.ts';

export interface Peer {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

export interface PeerMeasured {
  readonly ms: number;
  /** Bytes that its read calls returned; undefined where the system doesn't say, or where it maps files. */
  readonly bytesRead: number | undefined;
  /** MB */
  readonly peakMemory: number | undefined;
  readonly sha256: string;
}

/** The ten minutes as people ask for them; the window of the generated log is 14:52 to 15:02. */
export function peersFor({ path, from, to }: GeneratedLog): Peer[] {
  const day = '2026-11-20[ T]';
  const minutes = `${day}(14:5[2-9]|15:0[01]):`;
  const awk = `/^({"ts":")?[0-9][0-9][0-9][0-9]-/ { inside = /^({"ts":")?${minutes}/ } inside`;
  return [
    { name: 'cat (the whole file)', program: 'cat', args: [path] },
    {
      name: "tail | head (the window's bytes)",
      program: 'sh',
      args: ['-c', `tail -c +${from + 1} "$0" | head -c ${to - from}`, path],
    },
    { name: 'grep -E', program: 'grep', args: ['-E', `^({"ts":")?${minutes}`, path] },
    { name: 'rg', program: 'rg', args: ['--no-line-number', `^(\\{"ts":")?${minutes}`, path] },
    { name: 'sed', program: 'sed', args: ['-nE', `/${day}14:52:/,/${day}15:02:/p`, path] },
    { name: 'awk', program: 'awk', args: [awk, path] },
    {
      name: 'lnav',
      program: 'lnav',
      args: [
        '-n',
        '-c',
        ':hide-lines-before 2026-11-20T14:52:00',
        '-c',
        ':hide-lines-after 2026-11-20T15:01:59.999',
        path,
      ],
    },
  ];
}

export async function isInstalled(program: string): Promise<boolean> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    try {
      await access(join(folder, program));
      return true;
    } catch {
      // Not in this folder.
    }
  }
  return false;
}

export function measurePeer(peer: Peer): Promise<PeerMeasured> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const hash = createHash('sha256');
    const child = spawn(peer.program, peer.args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let seen: Pick<PeerMeasured, 'bytesRead' | 'peakMemory'> = {
      bytesRead: undefined,
      peakMemory: undefined,
    };
    const look = () => (seen = { ...seen, ...usageOf(child.pid ?? 0) });
    child.stdout.on('data', (chunk: Buffer) => {
      hash.update(chunk);
    });
    const timer = setInterval(look, 20);
    child.on('error', reject);
    child.on('close', () => {
      clearInterval(timer);
      resolve({ ms: performance.now() - began, ...seen, sha256: hash.digest('hex') });
    });
  });
}

/** From Linux's proc(5); elsewhere nothing is known. */
function usageOf(pid: number): Partial<PeerMeasured> {
  try {
    const memory = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    const read = /rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'));
    return {
      ...(memory ? { peakMemory: Number(memory[1]) / 1024 } : {}),
      ...(read ? { bytesRead: Number(read[1]) } : {}),
    };
  } catch {
    return {};
  }
}
