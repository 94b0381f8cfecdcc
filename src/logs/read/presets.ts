import type { CommandConfig } from './command.ts';

/** A command source to start from: what stands in angle brackets is for a person to fill in. */
export interface CommandPreset extends Pick<CommandConfig, 'command' | 'follow' | 'timeFormat'> {
  readonly name: 'journalctl' | 'docker' | 'kubectl' | 'heroku' | 'ssh' | 'ssh-journalctl';
  /** Zone in which the times are written; the source's own where undefined. */
  readonly timeZone: string | undefined;
}

/** Options as in journalctl(1), docker-logs(1), `kubectl logs --help`, `heroku logs --help` and ssh(1). */
export const commandPresets: readonly CommandPreset[] = [
  {
    name: 'journalctl',
    command: "journalctl -u <unit> --utc --no-pager -o short-iso --since '{{from}} UTC' --until '{{to}} UTC'",
    follow: 'journalctl -u <unit> --utc --no-pager -o short-iso -n 0 -f',
    timeFormat: 'YYYY-MM-DD HH:mm:ss',
    timeZone: 'UTC',
  },
  {
    name: 'docker',
    command: 'docker logs --timestamps --since {{from}} --until {{to}} <container> 2>&1',
    follow: 'docker logs --timestamps --since {{from}} --follow <container> 2>&1',
    timeFormat: 'iso',
    timeZone: 'UTC',
  },
  {
    name: 'kubectl',
    command: 'kubectl logs --timestamps --all-containers --since-time={{from}} deployment/<name>',
    follow: 'kubectl logs --timestamps --all-containers --since-time={{from}} --follow deployment/<name>',
    timeFormat: 'iso',
    timeZone: 'UTC',
  },
  {
    name: 'heroku',
    command: 'heroku logs --num 1500 --app <app>',
    follow: 'heroku logs --tail --num 0 --app <app>',
    timeFormat: 'iso',
    timeZone: 'UTC',
  },
  {
    name: 'ssh',
    command: 'ssh -o BatchMode=yes <host> cat <path>',
    follow: 'ssh -o BatchMode=yes <host> tail -n 0 -F <path>',
    timeFormat: 'iso',
    timeZone: undefined,
  },
  {
    name: 'ssh-journalctl',
    command:
      "ssh -o BatchMode=yes <host> \"journalctl -u <unit> --utc --no-pager -o short-iso --since '{{from}} UTC' --until '{{to}} UTC'\"",
    follow: 'ssh -o BatchMode=yes <host> journalctl -u <unit> --utc --no-pager -o short-iso -n 0 -f',
    timeFormat: 'YYYY-MM-DD HH:mm:ss',
    timeZone: 'UTC',
  },
];
