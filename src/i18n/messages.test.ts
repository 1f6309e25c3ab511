import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the file for translators holds every message of the code and no other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'messages-'));
  try {
    const out = join(folder, 'en.json');
    execFileSync('npm', ['run', '--silent', 'messages', '--', '--out-file', out], {
      shell: process.platform === 'win32',
    });
    // On a difference: `npm run messages`, and commit what it writes.
    expect(readFileSync('src/i18n/messages/en.json', 'utf8')).toBe(readFileSync(out, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
