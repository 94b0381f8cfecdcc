import { join } from 'node:path';
import type { Config, ConfigProblem } from '../config/config.ts';
import { defaultConfig } from '../config/defaults.ts';
import { Disposable } from './disposable.ts';
import { Emitter } from './emitter.ts';
import type { Home } from './openStores.ts';

/** The team's choices by home, read when first asked for and again after the file changed. */
export class Configs extends Disposable {
  private readonly readings = new Map<string, Promise<Config>>();
  private readonly latest = new Map<string, Config>();
  private readonly found = this.own(
    new Emitter<{ readonly file: string; readonly problems: readonly ConfigProblem[] }>(),
  );
  private readonly forgotten = this.own(new Emitter<void>());

  /** Fires with the problems of a file each time it was read; none when it is right. */
  readonly onDidRead = this.found.event;
  /** Fires when choices may have changed. */
  readonly onDidForget = this.forgotten.event;

  of(home: Pick<Home, 'folder'>): Promise<Config> {
    if (home.folder === undefined) return Promise.resolve(defaultConfig);
    const key = home.folder;
    const known = this.readings.get(key);
    if (known) return known;
    const reading: Promise<Config> = this.read(key, () => this.readings.get(key) === reading);
    this.readings.set(key, reading);
    reading.catch(() => {
      if (this.readings.get(key) === reading) this.readings.delete(key);
    });
    return reading;
  }

  /** As last read, for views that can't wait; undefined until it was read. */
  known(home: Pick<Home, 'folder'>): Config | undefined {
    return home.folder === undefined ? defaultConfig : this.latest.get(home.folder);
  }

  /** Reads again when next asked. */
  forget(): void {
    this.readings.clear();
    this.forgotten.fire();
  }

  private async read(folder: string, isLatest: () => boolean): Promise<Config> {
    const { readConfig, configPath } = await import('../config/readConfig.ts');
    const { config, problems } = await readConfig(folder);
    if (isLatest()) {
      this.latest.set(folder, config);
      this.found.fire({ file: join(folder, configPath), problems });
    }
    return config;
  }
}
