import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openRepository, type Repository } from '../../../src/git/repository.ts';
import { commitStore, fetchStore, pushStore, storeRemote } from '../../../src/team/storeBranch.ts';
import {
  blobId,
  filesAt,
  isPlainPath,
  readBlobs,
  writeBlobs,
  writeTree,
} from '../../../src/team/storeBranchTree.ts';

describe('trees of files as bytes', function () {
  this.timeout(60_000);
  let root: string;

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'sitrep-branch-')));
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const git = (folder: string, ...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', HOME: root, GIT_CONFIG_NOSYSTEM: '1' },
    });

  const repositoryAt = async (name: string, ...init: string[]): Promise<Repository> => {
    git(root, 'init', '-q', '-b', 'main', ...init, name);
    git(join(root, name), 'commit', '-q', '--allow-empty', '-m', 'Begin');
    return opened(name);
  };

  const opened = async (name: string): Promise<Repository> => {
    const answer = await openRepository(join(root, name), { trusted: true });
    assert.ok('repository' in answer);
    return answer.repository;
  };

  const commitOf = async (repository: Repository, files: Record<string, Buffer>): Promise<string> => {
    assert.equal((await writeBlobs(repository, Object.values(files))).kind, 'ok');
    const blobs = Object.entries(files).map(
      ([path, content]) => [path, blobId(repository, content)] as const,
    );
    const tree = await writeTree(repository, new Map(blobs));
    assert.ok(tree.kind === 'ok');
    const commit = await commitStore(repository, {
      tree: tree.value,
      parent: undefined,
      message: 'Share',
      author: 'Ann <"x"> Developer',
    });
    assert.ok(commit.kind === 'ok');
    return commit.value;
  };

  for (const format of ['sha1', 'sha256']) {
    it(`gives back the bytes that were written, with ${format}`, async () => {
      await repositoryAt('one', `--object-format=${format}`);
      git(join(root, 'one'), 'config', 'user.email', '');
      const repository = await opened('one');
      const files = {
        'a/journal.yaml': Buffer.from('- {"a":1}\r\n'),
        'a/updates/01 перше (1).md': Buffer.from([0, 255, 10, 13, 10]),
        'a/updates/02.md': Buffer.alloc(0),
        'b/x.md': Buffer.from('blob 5\n'),
      };
      const commit = await commitOf(repository, files);
      const listed = await filesAt(repository, commit);
      assert.ok(listed.kind === 'ok');
      assert.deepEqual([...listed.value.keys()].sort(), Object.keys(files).sort());
      const read = await readBlobs(repository, new Set([...listed.value.values()].map(({ blob }) => blob)));
      assert.ok(read.kind === 'ok');
      for (const [path, content] of Object.entries(files)) {
        assert.ok(read.value.get(listed.value.get(path)!.blob)?.equals(content), path);
      }
      assert.match(
        git(join(root, 'one'), 'log', '-1', '--format=%an %ae', commit),
        /^Ann .* Developer sitrep@/,
      );
      git(join(root, 'one'), 'fsck', '--strict');
    });
  }

  it('reads contents in a clone that leaves them with the remote', async () => {
    const source = await repositoryAt('source');
    git(root, 'init', '-q', '--bare', '-b', 'main', 'remote.git');
    git(join(root, 'remote.git'), 'config', 'uploadpack.allowFilter', 'true');
    git(join(root, 'remote.git'), 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    git(join(root, 'source'), 'remote', 'add', 'origin', join(root, 'remote.git'));
    git(join(root, 'source'), 'push', '-q', 'origin', 'main');
    const content = Buffer.from('hello\n');
    const commit = await commitOf(source, { 'a/journal.yaml': content });
    const target = (await storeRemote(await opened('source')))!;
    const pushed = await pushStore(await opened('source'), target, { commit });
    assert.deepEqual(pushed, { kind: 'ok', value: 'pushed' });
    git(root, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${root}/remote.git`, 'partial');
    const partial = await opened('partial');
    const fetched = await fetchStore(partial, (await storeRemote(partial))!);
    assert.deepEqual(fetched, { kind: 'ok', value: commit });
    const listed = await filesAt(partial, commit);
    assert.ok(listed.kind === 'ok');
    const blob = listed.value.get('a/journal.yaml')!.blob;
    const read = await readBlobs(partial, new Set([blob]));
    assert.ok(read.kind === 'ok' && read.value.get(blob)?.equals(content));
  });

  it('shows no password of the remote', async () => {
    await repositoryAt('one');
    git(join(root, 'one'), 'remote', 'add', 'origin', 'https://ann:secret@127.0.0.1:1/x.git');
    const repository = await opened('one');
    const remote = (await storeRemote(repository))!;
    assert.deepEqual(remote.addresses, ['https://127.0.0.1:1/x.git']);
    const fetched = await fetchStore(repository, remote);
    assert.ok(fetched.kind === 'failed');
    assert.doesNotMatch(fetched.detail, /secret/);
  });

  it('keeps the folder where a path is a file and a folder', async () => {
    const repository = await repositoryAt('one');
    const commit = await commitOf(repository, { a: Buffer.from('x'), 'a/b.md': Buffer.from('y') });
    const listed = await filesAt(repository, commit);
    assert.ok(listed.kind === 'ok');
    assert.deepEqual([...listed.value.keys()], ['a/b.md']);
  });
});

describe('names that every system can hold', () => {
  it('takes what an incident is made of', () => {
    for (const path of [
      '2026-11-22-card-payments-fail-7q4m/journal.yaml',
      'a/updates/01-оновлення (2).md',
      'a/tickets/01-fix_it.theirs-2.md',
    ]) {
      assert.ok(isPlainPath(path), path);
    }
  });

  it('takes no name that leaves its folder or hides', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '.git',
        '',
        'con',
        'NUL.md',
        'a.',
        'a ',
        'a\\b',
        'a:b',
        '\u202ea',
        'a\0',
        '-x',
        '~',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const path = parts.join('/');
        if (!isPlainPath(path)) return;
        for (const name of path.split('/')) {
          assert.doesNotMatch(name, /^[.-]|[. ]$|[\\:\p{C}]|^$|^(?:con|nul)(?:\.|$)/iu);
        }
      }),
    );
  });
});
