import { servers } from './programs/servers.ts';
import { runtimes } from './programs/runtimes.ts';
import { systems } from './programs/systems.ts';
import { security } from './programs/security.ts';
import { exports } from './programs/exports.ts';
import { structured } from './programs/structured.ts';
import { databases } from './programs/databases.ts';
import { clouds } from './programs/clouds.ts';
import { tools } from './programs/tools.ts';
import { shapes } from './programs/shapes.ts';
import { codes } from './programs/codes.ts';
import { unusual } from './programs/unusual.ts';
import { locales } from './programs/locales.ts';
import { stamps } from './programs/stamps.ts';
import { levels } from './programs/levels.ts';
import { joints } from './programs/joints.ts';
import { check } from './table.ts';

describe('lines of real programs', () => {
  for (const sample of [
    ...servers,
    ...runtimes,
    ...systems,
    ...security,
    ...structured,
    ...databases,
    ...clouds,
    ...tools,
    ...exports,
    ...shapes,
    ...codes,
    ...unusual,
    ...locales,
    ...stamps,
    ...levels,
    ...joints,
  ]) {
    it(sample.name, () => check(sample));
  }
});
