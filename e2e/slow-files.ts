import { relative } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

const shown = 10;

/** Says at the end of a run which files took longest, all of their tests together. */
export default class SlowFiles implements Reporter {
  readonly #files = new Map<string, { seconds: number; tests: number }>();

  onTestEnd({ location }: TestCase, { duration }: TestResult): void {
    const file = relative(import.meta.dirname, location.file);
    const { seconds, tests } = this.#files.get(file) ?? { seconds: 0, tests: 0 };
    this.#files.set(file, { seconds: seconds + duration / 1000, tests: tests + 1 });
  }

  onEnd(): void {
    const slowest = [...this.#files].toSorted(([, a], [, b]) => b.seconds - a.seconds).slice(0, shown);
    console.log('\nThe slowest files:');
    for (const [file, { seconds, tests }] of slowest)
      console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${String(tests).padStart(3)} tests  ${file}`);
  }
}
