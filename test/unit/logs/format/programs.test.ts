import { servers } from './programs/servers.ts';
import { runtimes } from './programs/runtimes.ts';
import { systems } from './programs/systems.ts';
import { shapes } from './programs/shapes.ts';
import { check } from './table.ts';

describe('lines of real programs', () => {
  for (const sample of [...servers, ...runtimes, ...systems, ...shapes]) {
    it(sample.name, () => check(sample));
  }
});
