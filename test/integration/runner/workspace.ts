import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const minuteMs = 60_000;

interface Step {
  readonly minutesAgo: number;
  readonly file: string;
  readonly text: string;
  readonly message: string;
  readonly tag?: string;
}

const steps: readonly Step[] = [
  { minutesAgo: 300, file: 'src/cart.js', text: 'exports.total = 0;\n', message: 'Add the cart' },
  {
    minutesAgo: 240,
    file: 'src/payment.js',
    text: 'exports.pay = () => true;\n',
    message: 'Take card payments',
    tag: 'deploy/production/good',
  },
  {
    minutesAgo: 60,
    file: 'src/payment.js',
    text: 'exports.pay = () => false;\n',
    message: 'Tidy the payment module',
    tag: 'deploy/production/bad',
  },
  { minutesAgo: 5, file: 'README.md', text: '# A shop\n', message: 'Describe the shop' },
];

/** A small repository with two deploys and a log around the last one. Times are relative to `nowMs`. */
export function makeWorkspace(folder: string, nowMs = Date.now()): void {
  const git = (args: readonly string[], at: string): void => {
    execFileSync('git', ['-c', 'user.name=A. Developer', '-c', 'user.email=dev@example.com', ...args], {
      cwd: folder,
      env: { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
    });
  };
  git(['init', '--quiet', '--initial-branch=main'], new Date(nowMs).toISOString());
  for (const { minutesAgo, file, text, message, tag } of steps) {
    const at = new Date(nowMs - minutesAgo * minuteMs).toISOString();
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    git(['add', '--', file], at);
    git(['commit', '--quiet', '-m', message], at);
    if (tag !== undefined) git(['tag', '-a', tag, '-m', message], at);
  }
  mkdirSync(path.join(folder, 'log'));
  for (let minutesAgo = 40; minutesAgo > 0; minutesAgo--) {
    const at = new Date(nowMs - minutesAgo * minuteMs).toISOString();
    const line = minutesAgo % 5 === 0 ? 'ERROR payment declined' : 'INFO cart updated';
    appendFileSync(path.join(folder, 'log/app.log'), `${at} ${line}\n`);
  }
  writeFileSync(path.join(folder, '.git/info/exclude'), 'log/\n');
}
