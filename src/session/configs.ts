import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Config, ConfigProblem } from '../config/config.ts';
import { Disposable } from './disposable.ts';
import { Emitter } from './emitter.ts';
import type { Home } from './openStores.ts';

/** Keys of the choices that changed; `all` where each may have, as after trust was granted. */
export type ConfigChange = 'all' | ReadonlySet<string>;

export function touches(change: ConfigChange, ...keys: readonly (keyof Config)[]): boolean {
  return change === 'all' || keys.some((key) => change.has(key));
}

/** The team's choices by home, read when first asked for and again after the file changed. */
export class Configs extends Disposable {
  private readonly readings = new Map<string | undefined, Promise<Config>>();
  private readonly latest = new Map<string | undefined, Config>();
  private readonly found = this.own(
    new Emitter<{ readonly file: string; readonly problems: readonly ConfigProblem[] }>(),
  );
  private readonly changed = this.own(new Emitter<ConfigChange>());

  /** Fires with the problems of a file each time it was read; none when it is right. */
  readonly onDidRead = this.found.event;
  /** Fires when choices have other values, or may have. */
  readonly onDidChange = this.changed.event;

  of({ folder }: Pick<Home, 'folder'>): Promise<Config> {
    return this.readings.get(folder) ?? this.read(folder);
  }

  /** As last read, for views that can't wait; undefined until it was read. */
  known({ folder }: Pick<Home, 'folder'>): Config | undefined {
    return this.latest.get(folder);
  }

  /** Reads all again when next asked. */
  forget(): void {
    this.readings.clear();
    this.changed.fire('all');
  }

  /** Reads a folder's file again, since it was saved. Nobody is told where it still says the same. */
  async readAgain(folder: string): Promise<void> {
    const before = this.latest.get(folder) ?? (await this.of({ folder: undefined }));
    const reading = this.read(folder);
    const after = await reading;
    if (this.readings.get(folder) !== reading) return;
    const change = changedKeys(before, after);
    if (change.size > 0) this.changed.fire(change);
  }

  private read(folder: string | undefined): Promise<Config> {
    const reading: Promise<Config> = this.decoded(folder, () => this.readings.get(folder) === reading);
    this.readings.set(folder, reading);
    reading.catch(() => {
      if (this.readings.get(folder) === reading) this.readings.delete(folder);
    });
    return reading;
  }

  private async decoded(folder: string | undefined, isLatest: () => boolean): Promise<Config> {
    if (folder === undefined) {
      const { defaultConfig } = await import('../config/defaults.ts');
      this.latest.set(folder, defaultConfig);
      return defaultConfig;
    }
    const { readConfig, configPath } = await import('../config/readConfig.ts');
    const { config, problems } = await readConfig(folder);
    if (isLatest()) {
      this.latest.set(folder, config);
      this.found.fire({ file: join(folder, configPath), problems });
    }
    return config;
  }
}

function changedKeys(before: Config, after: Config): ReadonlySet<string> {
  const old = new Map<string, unknown>(Object.entries(before));
  const different = Object.entries(after).filter(([key, value]) => !isDeepStrictEqual(old.get(key), value));
  return new Set(different.map(([key]) => key));
}
