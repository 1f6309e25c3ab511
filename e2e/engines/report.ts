import type { Reporter, TestCase } from '@playwright/test/reporter';
import { engines } from './engines.ts';

/** Annotation of a test: which browser it ran in, with its version. */
export const ranIn = 'ran in';

/** Says at the end of a run which engines did the main job and which are not here, so that none is taken for tested. */
export default class EngineReport implements Reporter {
  readonly #tests = new Map<string, TestCase>();

  onTestEnd(test: TestCase): void {
    for (const { type, description } of test.results.flatMap(({ annotations }) => annotations)) {
      if (type === ranIn && description !== undefined) this.#tests.set(description, test);
    }
  }

  onEnd(): void {
    if (this.#tests.size === 0) return;
    console.log('\nThe main job, by engine:');
    for (const [engine, test] of this.#tests) console.log(`  ${engine}: ${test.ok() ? 'done' : 'FAILED'}`);
    for (const engine of engines) {
      if (engine.state === 'missing')
        console.log(`  ${engine.name}: NOT TRIED, it is not on this machine (${engine.remedy})`);
    }
  }
}
