import type { FileChange } from '../../git/log.ts';
import type { ChangeKind } from '../suspect.ts';

const test =
  /(?:^|\/)(?:tests?|specs?|__tests__|__mocks__|testdata|testing|fixtures?|topotests|reg-?tests?|features)\/|(?:^|\/)(?:test_[^/]*|[^/]*[._-](?:test|spec)s?)\.[^/]+$|(?:Test|Tests|Spec)\.(?:java|kt|cs|php|scala|swift)$/i;
const docs =
  /(?:^|\/)(?:docs?|documentation|man|releasenotes|changelogs?|\.changeset)\/|\.(?:md|markdown|rst|adoc|txt|tex|man|[1-9]\.in)$|(?:^|\/)(?:LICEN[CS]E|COPYING|AUTHORS|CONTRIBUTORS|CHANGELOG|NEWS|README|CODEOWNERS|MAINTAINERS)[^/]*$/i;
const dependency =
  /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|Gemfile(?:\.lock)?|[^/]+\.gemspec|go\.(?:mod|sum|work)|Cargo\.(?:toml|lock)|requirements[^/]*\.(?:txt|in)|Pipfile(?:\.lock)?|poetry\.lock|uv\.lock|composer\.(?:json|lock)|pom\.xml|build\.gradle(?:\.kts)?|deno\.lock|packages\.lock\.json|flake\.lock)$|(?:^|\/)(?:vendor|third_party|node_modules)\//i;
const migration = /(?:^|\/)(?:migrations?|migrate|alembic|db\/(?:migrate|schema|structure))(?:\/|\.)|\.sql$/i;
const config =
  /\.(?:ya?ml|json|toml|ini|cfg|conf|config|properties|env|tf|tfvars|xml|plist|erb|epp|hcl)$|(?:^|\/)(?:Dockerfile|Makefile|Procfile|\.env|\.github|\.gitlab-ci|config|conf|hieradata|deploy|helm|k8s)(?:[/.]|$)/i;

const build =
  /(?:^|\/)(?:\.github|\.gitlab-ci|\.travis|\.circleci|\.?zuul|Makefile|Dockerfile|tox\.ini|setup\.(?:py|cfg)|configure\.ac|meson\.build|CMakeLists|Jenkinsfile|docker-compose)/;

/** Whether a file tells how the program is built and checked. */
export function isBuild(path: string): boolean {
  return build.test(path);
}

export type FileKind = 'runtime' | 'config' | 'migration' | 'dependency' | 'test' | 'docs';

/** What a file is for, as its path tells. */
export function fileKind(path: string): FileKind {
  if (test.test(path)) return 'test';
  if (dependency.test(path)) return 'dependency';
  if (docs.test(path)) return 'docs';
  if (migration.test(path)) return 'migration';
  return config.test(path) ? 'config' : 'runtime';
}

const rank: readonly FileKind[] = ['runtime', 'migration', 'config', 'dependency', 'test', 'docs'];

/** What a commit is: the kind of its file that comes nearest to running code. */
export function changeKind(
  files: readonly (Pick<FileChange, 'path'> & Partial<Pick<FileChange, 'submodule'>>)[],
  parents: number,
): ChangeKind {
  if (parents > 1) return 'merge';
  const kinds = new Set(
    files.slice(0, 2000).map(({ path, submodule }) => (submodule === true ? 'dependency' : fileKind(path))),
  );
  const nearest = rank.find((kind) => kinds.has(kind)) ?? 'runtime';
  if (nearest === 'test') return 'test-only';
  return nearest === 'docs' ? 'docs-only' : nearest;
}
