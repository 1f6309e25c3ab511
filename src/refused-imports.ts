import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const rule = 'eslint(no-restricted-imports)';

/** For the test of the layout: every `file:line` where the linter refuses an import, from one run over all files. */
export async function refusedImports(
  files: readonly { file: string; imports: readonly string[] }[],
): Promise<ReadonlySet<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'layout-'));
  try {
    await cp(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const { file, imports } of files) {
      await mkdir(join(folder, dirname(file)), { recursive: true });
      await writeFile(join(folder, file), imports.map(statement).join('\n'));
    }
    return await lint(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function statement(entry: string, line: number): string {
  const [specifier, form] = entry.split(' ').toReversed();
  switch (form) {
    case 'type':
      return `import type { Type${line} } from '${specifier}';`;
    case 'export':
      return `export * from '${specifier}';`;
    case 'lazy':
      return `void import('${specifier}');`;
    default:
      return `import * as module${line} from '${specifier}';`;
  }
}

async function lint(folder: string): Promise<ReadonlySet<string>> {
  const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const run = promisify(execFile);
  // The linter ends with 1 when it finds something, which execFile takes for a failure.
  const { stdout } = await run(process.execPath, [program, '--format', 'unix'], { cwd: folder }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'stdout' in error) return { stdout: String(error.stdout) };
      throw error;
    },
  );
  const places = stdout
    .split('\n')
    .filter((line) => line.includes(rule))
    .flatMap((line) => /^(.+?):(\d+):\d+: /.exec(line)?.slice(1, 3).join(':') ?? []);
  return new Set(places.map((place) => place.replaceAll('\\', '/')));
}
