import { openWorkbenches } from './workbench.ts';

/** A failed test leaves a picture and the log of every open workbench in test-results/. */
export const mochaHooks = {
  async afterEach(this: Mocha.Context): Promise<void> {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    for (const [index, workbench] of openWorkbenches().entries()) {
      await workbench.keepTraces(`${test.fullTitle()}-${String(index + 1)}`);
    }
  },
};
