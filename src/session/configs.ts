import { join } from 'node:path';
import type { Config, ConfigProblem } from '../config/config.ts';
import { Disposable } from './disposable.ts';
import { Emitter } from './emitter.ts';
import type { Home } from './openStores.ts';

/** The team's choices by home, read when first asked for and again after the file changed. */
export class Configs extends Disposable {
  private readonly known = new Map<string, Promise<Config>>();
  private readonly found = this.own(
    new Emitter<{ readonly file: string; readonly problems: readonly ConfigProblem[] }>(),
  );
  private readonly forgotten = this.own(new Emitter<void>());

  /** Fires with the problems of a file each time it was read; none when it is right. */
  readonly onDidRead = this.found.event;
  /** Fires when choices may have changed. */
  readonly onDidForget = this.forgotten.event;

  of(home: Pick<Home, 'folder'>): Promise<Config> {
    const key = home.folder ?? '';
    const known = this.known.get(key);
    if (known) return known;
    const reading: Promise<Config> = this.read(home.folder, () => this.known.get(key) === reading);
    this.known.set(key, reading);
    reading.catch(() => {
      if (this.known.get(key) === reading) this.known.delete(key);
    });
    return reading;
  }

  /** Reads again when next asked. */
  forget(): void {
    this.known.clear();
    this.forgotten.fire();
  }

  private async read(folder: string | undefined, isLatest: () => boolean): Promise<Config> {
    if (folder === undefined) return (await import('../config/defaults.ts')).defaultConfig;
    const { readConfig, configPath } = await import('../config/readConfig.ts');
    const { config, problems } = await readConfig(folder);
    if (isLatest()) this.found.fire({ file: join(folder, configPath), problems });
    return config;
  }
}
