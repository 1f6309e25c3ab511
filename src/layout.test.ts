import { beforeAll, describe, expect, test } from 'vitest';
import { layout } from './layout-table.ts';
import { refusedImports } from './refused-imports.ts';

let refused: ReadonlySet<string>;

beforeAll(async () => {
  refused = await refusedImports(
    Object.entries(layout).map(([file, { never, may }]) => ({ file, imports: [...never, ...may] })),
  );
});

describe.each(Object.entries(layout))('%s', (file, { never, may }) => {
  test.each(never.map((entry, line) => [entry, line] as const))('may not: %s', (_, line) => {
    expect(refused).toContain(`${file}:${line + 1}`);
  });
  test.each(may.map((entry, line) => [entry, line] as const))('may: %s', (_, line) => {
    expect(refused).not.toContain(`${file}:${never.length + line + 1}`);
  });
});
