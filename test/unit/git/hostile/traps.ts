import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitIn, hookNames, type Scene } from './scene.ts';

/** Something that a repository can bring and that makes git start a program of its. */
export interface Trap {
  readonly name: string;
  readonly set: (scene: Scene) => void;
}

/** Names of drivers: ordinary, and such as slip past a pattern or a shell. */
const names: readonly (readonly [label: string, name: string | Buffer])[] = [
  ['plain', 'trap'],
  ['empty', ''],
  ['with =', 'a=b'],
  ['with a dot', 'a.b'],
  ['with a quote', 'a\\"b'],
  ['with U+2028', 'a\u2028b'],
  ['not UTF-8', Buffer.from([0x61, 0xff, 0x62])],
  ['upper case', 'TRAP'],
];

const section = (kind: string, name: string | Buffer, entries: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat([
    Buffer.from(`[${kind} "`),
    Buffer.from(name),
    Buffer.from('"]\n'),
    ...Object.entries(entries).map(([key, value]) => Buffer.from(`\t${key} = ${quoted(value)}\n`)),
  ]);

const quoted = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const attribute = (kind: string, name: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`* ${kind}=`),
    Buffer.from(typeof name === 'string' ? name.replaceAll('\\"', '"') : name),
    Buffer.from('\n'),
  ]);

const driver = (kind: 'filter' | 'merge' | 'diff', key: string): Trap[] =>
  names.map(([label, name]) => ({
    name: `${kind}.<${label}>.${key}`,
    set: (scene) => {
      scene.attributes(attribute(kind, name));
      scene.config(
        section(kind, name, { [key]: scene.trap(), ...(kind === 'filter' ? { required: 'true' } : {}) }),
      );
    },
  }));

const drivers: readonly Trap[] = [
  ...driver('filter', 'smudge'),
  ...driver('filter', 'clean'),
  ...driver('filter', 'process').slice(0, 3),
  ...driver('merge', 'driver'),
  ...driver('diff', 'textconv'),
  ...driver('diff', 'command').slice(0, 4),
];

/** A smudge filter that only some file of configuration holds, so that it matters when that file is read. */
const filterIn = (scene: Scene, file: string): void => {
  scene.attributes('* filter=late diff=late merge=late\n');
  const trap = scene.trap();
  appendFileSync(file, section('filter', 'late', { smudge: trap, clean: trap }));
  appendFileSync(file, section('diff', 'late', { textconv: trap }));
  appendFileSync(file, section('merge', 'late', { driver: trap }));
};

const includes: readonly Trap[] = [
  ...[
    'include',
    'includeIf "gitdir:**/worktrees/**"',
    'includeIf "gitdir/i:**/WORKTREES/**"',
    'includeIf "gitdir:**/sitrep-revert-*"',
    'includeIf "gitdir:**/sitrep-proof-*"',
    'includeIf "onbranch:revert-*"',
    'includeIf "onbranch:**"',
    'includeIf "hasconfig:remote.*.url:**"',
  ].map((header) => ({
    name: `[${header}]`,
    set: (scene: Scene) => {
      scene.config(`[${header}]`, '\tpath = late');
      filterIn(scene, join(scene.repository, '.git/late'));
    },
  })),
  {
    name: 'include of a tracked file',
    set: (scene) => {
      scene.config('[include]', '\tpath = ../late');
      filterIn(scene, join(scene.repository, 'late'));
      scene.git('add', 'late');
      scene.git('-c', 'filter.late.clean=cat', 'commit', '-q', '-m', 'Late');
    },
  },
  {
    name: 'include of an include',
    set: (scene) => {
      scene.config('[includeIf "gitdir:**/worktrees/**"]', '\tpath = later');
      scene.write('.git/later', '[includeIf "gitdir:**/worktrees/**"]\n\tpath = late\n');
      filterIn(scene, join(scene.repository, '.git/late'));
    },
  },
  {
    name: 'config.worktree',
    set: (scene) => {
      scene.config('[extensions]', '\tworktreeConfig = true');
      filterIn(scene, join(scene.repository, '.git/config.worktree'));
    },
  },
];

/** Single settings, with the remote's address that makes git use them. */
const settings: readonly (readonly [key: string, remote?: string | undefined, more?: string])[] = [
  ['core.fsmonitor'],
  ['core.pager'],
  ['core.editor'],
  ['sequence.editor'],
  ['core.askPass', 'https://127.0.0.1:1/x.git'],
  ['core.sshCommand', 'ssh://127.0.0.1:1/x.git'],
  ['core.gitProxy', 'git://127.0.0.1:1/x.git'],
  ['core.gitProxy', 'git://127.0.0.1:1/x.git', '[core]\n\tgitProxy = none for example.com'],
  ['core.alternateRefsCommand'],
  ['diff.external'],
  ['interactive.diffFilter'],
  ['credential.helper', 'https://127.0.0.1:1/x.git'],
  ['credential.https://127.0.0.1.helper', 'https://127.0.0.1:1/x.git'],
  ['gpg.program', undefined, '[commit]\n\tgpgSign = true\n[log]\n\tshowSignature = true'],
  [
    'gpg.ssh.program',
    undefined,
    '[commit]\n\tgpgSign = true\n[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = x',
  ],
  ['gpg.x509.program', undefined, '[commit]\n\tgpgSign = true\n[gpg]\n\tformat = x509'],
  ['pager.log'],
  ['pager.blame'],
  ['alias.log'],
  ['alias.fetch'],
  ['trailer.see.command'],
  ['gc.recentObjectsHook', undefined, '[gc]\n\tauto = 1'],
  ['uploadpack.packObjectsHook'],
  ['remote.origin.uploadpack'],
  ['remote.origin.receivepack'],
  ['submodule.part.update'],
  ['merge.tool', undefined, '[mergetool "x"]\n\tcmd = x'],
  ['hook.trap.command', undefined, hookEvents('trap')],
];

function hookEvents(name: string): string {
  return `[hook "${name}"]\n${hookNames.map((event) => `\tevent = ${event}`).join('\n')}`;
}

const single: readonly Trap[] = settings.map(([key, remote, more]) => ({
  name: [key, remote?.split(':')[0]].filter(Boolean).join(' by '),
  set: (scene) => {
    const trap = scene.trap({ fails: key !== 'core.fsmonitor' });
    const dot = key.indexOf('.');
    const last = key.lastIndexOf('.');
    const value = key.startsWith('alias') || key.startsWith('submodule') ? `!${trap}` : trap;
    const header = dot === last ? key.slice(0, dot) : `${key.slice(0, dot)} "${key.slice(dot + 1, last)}"`;
    if (more !== undefined) scene.config(more);
    if (remote !== undefined) scene.git('remote', 'set-url', 'origin', remote);
    scene.config(`[${header}]`, `\t${key.slice(last + 1)} = ${value}`);
  },
}));

const hooks: readonly Trap[] = [
  { name: 'all hooks of the repository', set: (scene) => scene.hooks(join(scene.repository, '.git')) },
  {
    name: 'core.hooksPath',
    set: (scene) => {
      scene.hooks(join(scene.repository, 'kept'));
      scene.git('config', 'core.hooksPath', 'kept/hooks');
    },
  },
  {
    name: 'a template with hooks',
    set: (scene) => {
      scene.hooks(join(scene.repository, 'template'));
      scene.git('config', 'init.templateDir', join(scene.repository, 'template'));
    },
  },
  {
    name: 'hooks of a submodule',
    set: (scene) => {
      scene.hooks(join(scene.repository, 'part/.git'));
      gitIn(join(scene.repository, 'part'), 'config', 'core.fsmonitor', scene.trap());
    },
  },
];

/** Takes the contents of files out of the clone and leaves them to a remote that names a program. */
const partial = (scene: Scene, config: readonly string[]): void => {
  scene.git('repack', '-adq');
  gitIn(scene.remote, 'config', 'uploadpack.allowFilter', 'true');
  gitIn(scene.remote, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  rmSync(scene.repository, { recursive: true });
  gitIn(
    scene.root,
    'clone',
    '-q',
    '--no-checkout',
    '--filter=blob:none',
    `file://${scene.remote}`,
    'project',
  );
  scene.git('config', 'user.name', 'A. Developer');
  scene.git('config', 'user.email', 'dev@example.com');
  scene.config(...config);
};

const promisors: readonly Trap[] = [
  {
    name: 'uploadpack of a promisor remote',
    set: (scene) => partial(scene, ['[remote "origin"]', `\tuploadpack = ${scene.trap()}`]),
  },
  {
    name: 'uploadpack of a second promisor remote',
    set: (scene) =>
      partial(scene, [
        ...['[remote "origin"]', '\turl = /nowhere', '[remote "two"]', `\turl = ${scene.remote}`],
        ...['\tpromisor = true', `\tuploadpack = ${scene.trap()}`],
      ]),
  },
  {
    name: 'uploadpack of a promisor remote whose name is its address',
    set: (scene) =>
      partial(scene, [
        ...['[remote "origin"]', '\tpromisor = false', `[remote "${scene.remote}"]`],
        ...['\tpartialclonefilter = blob:none', `\tuploadpack = ${scene.trap()}`],
      ]),
  },
  {
    name: 'uploadpack by extensions.partialClone',
    set: (scene) =>
      partial(scene, [
        ...['[remote "origin"]', '\tpromisor = false', '[extensions]', '\tpartialClone = origin'],
        ...['[remote "origin"]', `\tuploadpack = ${scene.trap()}`],
      ]),
  },
  {
    name: 'a promisor remote that is a folder with a trap of its own',
    set: (scene) => {
      partial(scene, []);
      scene.hooks(scene.remote);
      gitIn(scene.remote, 'config', 'uploadpack.packObjectsHook', scene.trap());
      gitIn(scene.remote, 'config', 'core.alternateRefsCommand', scene.trap());
      gitIn(scene.remote, 'config', 'core.fsmonitor', scene.trap());
    },
  },
];

/** A bare repository in the project, with everything that could run on a push. */
const nested = (scene: Scene, folder: string): string => {
  const place = join(scene.root, folder);
  gitIn(scene.root, 'clone', '-q', '--bare', scene.remote, place);
  scene.hooks(place);
  const trap = scene.trap();
  gitIn(place, 'config', 'core.alternateRefsCommand', trap);
  gitIn(place, 'config', 'uploadpack.packObjectsHook', trap);
  gitIn(place, 'config', 'core.fsmonitor', trap);
  gitIn(place, 'config', 'receive.procReceiveRefs', 'refs/heads');
  gitIn(place, 'config', 'hook.trap.command', trap);
  gitIn(place, 'config', 'hook.trap.event', 'pre-receive');
  mkdirSync(join(place, 'objects/info'), { recursive: true });
  writeFileSync(join(place, 'objects/info/alternates'), `${join(scene.remote, 'objects')}\n`);
  return place;
};

const folders: readonly Trap[] = [
  {
    name: 'a remote that is the project itself',
    set: (scene) => {
      scene.hooks(join(scene.repository, '.git'));
      scene.config('[core]', `\talternateRefsCommand = ${scene.trap()}`);
      scene.git('remote', 'set-url', 'origin', '.');
    },
  },
  ...['project/inner.git', 'beside.git'].flatMap((folder) => [
    {
      name: `a remote at ${folder}`,
      set: (scene: Scene) => void scene.git('remote', 'set-url', 'origin', nested(scene, folder)),
    },
    {
      name: `file://, a remote at ${folder}`,
      set: (scene: Scene) => void scene.git('remote', 'set-url', 'origin', `file://${nested(scene, folder)}`),
    },
    {
      name: `pushurl to ${folder}`,
      set: (scene: Scene) => void scene.git('config', 'remote.origin.pushurl', nested(scene, folder)),
    },
    {
      name: `two pushurls, one to ${folder}`,
      set: (scene: Scene) => {
        scene.git('config', 'remote.origin.pushurl', scene.remote);
        scene.git('config', '--add', 'remote.origin.pushurl', nested(scene, folder));
      },
    },
    {
      name: `pushInsteadOf to ${folder}`,
      set: (scene: Scene) => {
        scene.git('remote', 'set-url', 'origin', scene.remote);
        scene.git('config', `url.${nested(scene, folder)}.pushInsteadOf`, scene.remote);
      },
    },
    {
      name: `insteadOf to ${folder}`,
      set: (scene: Scene) => {
        scene.git('remote', 'set-url', 'origin', 'https://example.com/x.git');
        scene.git('config', `url.${nested(scene, folder)}.insteadOf`, 'https://example.com/x.git');
      },
    },
  ]),
  {
    name: 'a remote with a working tree that a push updates',
    set: (scene) => {
      const place = join(scene.root, 'tree');
      gitIn(scene.root, 'clone', '-q', scene.remote, place);
      gitIn(place, 'config', 'receive.denyCurrentBranch', 'updateInstead');
      gitIn(place, 'config', 'filter.late.smudge', scene.trap());
      writeFileSync(join(place, '.git/info/attributes'), '* filter=late\n');
      gitIn(place, 'checkout', '-q', '-b', 'sitrep/incidents');
      scene.hooks(join(place, '.git'));
      scene.git('remote', 'set-url', 'origin', place);
    },
  },
  {
    name: 'a remote that is a partial clone with a program',
    set: (scene) => {
      const place = join(scene.root, 'thin');
      gitIn(scene.remote, 'config', 'uploadpack.allowFilter', 'true');
      gitIn(scene.root, 'clone', '-q', '--bare', '--filter=blob:none', `file://${scene.remote}`, place);
      gitIn(place, 'config', 'remote.origin.uploadpack', scene.trap());
      gitIn(place, 'update-ref', 'refs/heads/new', gitIn(place, 'rev-parse', 'main'));
      scene.git('remote', 'set-url', 'origin', place);
    },
  },
  {
    name: 'ext:: as an address',
    set: (scene) => {
      scene.git('config', 'protocol.allow', 'always');
      scene.git('config', 'protocol.ext.allow', 'always');
      scene.git('remote', 'set-url', 'origin', `ext::${scene.trap()}`);
    },
  },
  {
    name: 'ext:: by insteadOf',
    set: (scene) => {
      scene.git('config', 'protocol.ext.allow', 'always');
      scene.git('config', `url.ext::${scene.trap()} .insteadOf`, '../');
    },
  },
  {
    name: 'a remote helper named by vcs',
    set: (scene) => {
      scene.git('config', 'remote.origin.vcs', 'ext');
      scene.git('config', 'protocol.ext.allow', 'always');
      scene.git('remote', 'set-url', 'origin', scene.trap());
    },
  },
  {
    name: 'an option as the name of a remote',
    set: (scene) => {
      scene.git('config', '--remove-section', 'remote.origin');
      scene.config(section('remote', `--upload-pack=${scene.trap()}`, { url: scene.remote }));
    },
  },
];

const places: readonly Trap[] = [
  {
    name: 'core.worktree at another repository',
    set: (scene) => {
      const other = join(scene.root, 'other');
      gitIn(scene.root, 'clone', '-q', scene.remote, other);
      writeFileSync(join(other, '.git/info/attributes'), '* filter=late diff=late\n');
      gitIn(other, 'config', 'filter.late.smudge', scene.trap());
      gitIn(other, 'config', 'diff.late.textconv', scene.trap());
      gitIn(other, 'config', 'core.fsmonitor', scene.trap());
      scene.hooks(join(other, '.git'));
      scene.git('config', 'core.worktree', other);
    },
  },
  {
    name: 'programs with the names that git starts',
    set: (scene) => {
      for (const name of ['git', 'ssh', 'cat', 'true', 'git-upload-pack', 'git-remote-https'])
        scene.write(name, `#!/bin/sh\ntouch '${scene.sprung}'\n`);
      scene.git('remote', 'set-url', 'origin', 'ssh://127.0.0.1:1/x.git');
    },
  },
  {
    name: 'agents of git-lfs',
    set: (scene) => {
      scene.attributes('* filter=lfs\n');
      scene.config(
        '[lfs]',
        '\tstandalonetransferagent = x',
        `[lfs "customtransfer.x"]`,
        `\tpath = ${scene.trap()}`,
      );
      scene.config(section('lfs', 'extension.x', { smudge: scene.trap(), clean: scene.trap() }));
      scene.config(section('filter', 'lfs', { smudge: scene.trap(), process: scene.trap() }));
    },
  },
];

export const traps: readonly Trap[] = [
  ...single,
  ...drivers,
  ...includes,
  ...hooks,
  ...promisors,
  ...folders,
  ...places,
];
