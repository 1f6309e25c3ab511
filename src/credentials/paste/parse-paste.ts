import { forgettingMatches } from '#src/credentials/checks/forgetting-matches.ts';
import { linesOf } from '#src/credentials/lines.ts';
import type { NodeRead } from '#src/credentials/node.ts';
import { readJson } from '#src/credentials/read-json.ts';
import { type Found, foundIn, type IgnoredReason, type PasteFormat, unreadable } from './found.ts';
import { readCurl } from './read-curl.ts';
import { readEnv } from './read-env.ts';
import { readPowershell } from './read-powershell.ts';
import { looksLikeTerraform, readTerraform } from './read-terraform.ts';
import { readTsv } from './read-tsv.ts';

export type { IgnoredReason, PasteFormat } from './found.ts';

/** Lines count from 1; `lastLine` is the same for what stands on one. */
export type PasteEntry = { key: string; value: string; line: number; lastLine: number };
/** Never holds the text. */
export type PasteIgnored = { reason: IgnoredReason; line: number; lastLine: number };

/** In the order of the text. Each line of it is one of an entry or of something ignored, or both. */
export type PasteResult = {
  format: PasteFormat;
  entries: readonly PasteEntry[];
  ignored: readonly PasteIgnored[];
  /** Why the text as a whole was not read; then there is no entry. `column` counts UTF-16 units from 1. */
  problem?: { code: 'syntax' | 'too-deep'; line: number; column: number };
};

/**
 * Reads keys and values out of what somebody pastes: .env, JSON in four shapes, two columns of a table, a PowerShell hash table,
 * Terraform blocks, a curl command. Keys are as written, values are what the format says they are, repeated keys are all there.
 * Never throws.
 */
export function parsePaste(text: string): PasteResult {
  return forgettingMatches(() => {
    // A byte order mark says how a file is encoded and is no part of its text.
    const body = text.startsWith('\ufeff') ? text.slice(1) : text;
    return byLine(read(body), body);
  });
}

function read(text: string): Found {
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return readTree('json', readJson(text), text);
  if (start.startsWith('curl ') || start.startsWith('curl\t') || start.startsWith('$ curl '))
    return readCurl(text);
  if (looksLikeTerraform(text)) return readTerraform(text);
  const line = firstLine(start);
  if (line.startsWith('@') || (line.startsWith('$') && line.includes('='))) {
    if (text.includes('@{')) return readTree('powershell', readPowershell(text), text);
  }
  const tab = firstLine(start).indexOf('\t');
  const mark = firstLine(start).indexOf('=');
  return tab !== -1 && (mark === -1 || tab < mark) && !start.startsWith('export\t')
    ? readTsv(text)
    : readEnv(text);
}

function readTree(format: 'json' | 'powershell', tree: NodeRead, text: string): Found {
  if (!tree.ok) return unreadable(format === 'json' ? 'json-map' : format, text, tree.problem, tree.at);
  const { shape, ...found } = foundIn(tree.node);
  return { ...found, format: format === 'json' ? `json-${shape}` : format };
}

function firstLine(text: string): string {
  const ends = ['\n', '\r'].map((mark) => text.indexOf(mark)).filter((at) => at !== -1);
  return text.slice(0, Math.min(text.length, ...ends));
}

function byLine({ format, entries, ignored, problem }: Found, text: string): PasteResult {
  const { count, lineAt, placeAt, textOf } = linesOf(text);
  const lines = <Part extends { start: number; end: number }>({ start, end, ...rest }: Part) => ({
    ...rest,
    line: lineAt(start),
    lastLine: lineAt(Math.max(start, end - 1)),
  });
  const placed = { entries: entries.map(lines), ignored: ignored.map(lines) };
  const claimed = new Set(
    [...placed.entries, ...placed.ignored].flatMap(({ line, lastLine }) =>
      Array.from({ length: lastLine - line + 1 }, (_, at) => line + at),
    ),
  );
  // What holds the data together: brackets, the rest of a command, empty lines between.
  const rest = Array.from({ length: count }, (_, at) => at + 1)
    .filter((line) => !claimed.has(line))
    .map((line) => {
      const reason: IgnoredReason = textOf(line).trim() === '' ? 'blank' : 'structure';
      return { reason, line, lastLine: line };
    });
  return {
    format,
    entries: placed.entries,
    ignored: [...placed.ignored, ...rest].toSorted((a, b) => a.line - b.line),
    ...(problem && { problem: { code: problem.code, ...placeAt(problem.at) } }),
  };
}
