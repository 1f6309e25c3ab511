import { forgettingMatches } from '#src/domain/value-memory.ts';
import { credentialKeys } from '#src/domain/keys/keys.ts';
import { linesOf, type Node, partsOf, readJson } from '#src/domain/credentials/read-json.ts';
import { isKeyName } from './connector-names.ts';
import {
  type Found,
  foundAnywhere,
  foundInJson,
  type FoundPairs,
  type IgnoredReason,
  type PasteFormat,
  type Seems,
} from './found.ts';
import { readCommand } from './read-command.ts';
import { readEnv } from './read-env.ts';
import { delimiterOf, readTable } from './read-table.ts';
import { readTree } from './read-tree.ts';
import { readYaml } from './read-yaml.ts';

export type { IgnoredReason, PasteFormat, Seems } from './found.ts';

/** Lines count from 1; `lastLine` is the same for what stands on one. */
export type PasteEntry = { key: string; value: string; line: number; lastLine: number };
/** Never holds the text. */
export type PasteIgnored = { reason: IgnoredReason; line: number; lastLine: number };

/** In the order of the text. Each line of it is one of an entry or of something ignored, or both. */
export type PasteResult = {
  format: PasteFormat;
  entries: readonly PasteEntry[];
  ignored: readonly PasteIgnored[];
  /** Where JSON is broken of which nothing else could be read. `column` counts UTF-16 units from 1. */
  problem?: { code: 'syntax' | 'too-deep'; line: number; column: number };
  /** What a text seems to be in which nothing was found. */
  seems?: Seems;
};

/**
 * Reads keys and values out of pasted text, wherever they stand: lines, tables, and bracketed data inside any other
 * text.
 * Keys stay as written. Values follow the rules of their format. Repeated keys are all in the result. Never throws.
 */
export function parsePaste(text: string): PasteResult {
  return forgettingMatches(() => {
    // A byte order mark says how a file is encoded and is no part of its text.
    const body = text.startsWith('\ufeff') ? text.slice(1) : text;
    return byLine(read(body), body);
  });
}

/** Whichever reading finds most keys of Graph's; of two that find as many, the one that is surer of the format. */
function read(text: string): Found {
  const json = readWhole(text);
  if (json && !json.problem) return json;
  const env = readEnv(text);
  const delimiter = delimiterOf(text);
  const table = delimiter && readTable(text, delimiter);
  const tree = readTree(text);
  const seems = looksLike(text);
  const anywhere = { ...foundAnywhere(tree), format: formatOf(seems) };
  const lines = env.clean ? env : outside(env, groupsIn(tree, text), text.length);
  const sure = table && (delimiter === '\t' || known(table) > 0) && isTable(table) ? [table] : [];
  const command = seems === 'command' ? readCommand(text) : undefined;
  const readings = [
    ...(command ? [command] : []),
    ...(env.clean ? [env] : []),
    ...sure,
    anywhere,
    readYaml(text),
    ...(json ? [] : [lines]),
    ...(table && sure.length === 0 ? [table] : []),
  ];
  const counts = new Map(readings.map((one) => [one, known(one)]));
  const countOf = (one: Found) => counts.get(one) ?? 0;
  const best = readings.reduce((one, other) => (countOf(other) > countOf(one) ? other : one));
  if (countOf(best) > 0) return best;
  if (delimiter === '\t' && sure[0]) return sure[0];
  // Nothing that Graph knows: pairs that say what they are, then lines and tables that are nothing else.
  const named = readings.find(
    (one) =>
      !['env', 'table'].includes(one.format) && (one.entries.length > 0 || one.ignored.some(isComputed)),
  );
  if (named) return named;
  if (env.clean) return env;
  if (table && delimiter === '\t') return table;
  if (json) return json;
  const half =
    lines.entries.length * 2 > lines.ignored.filter(({ reason }) => reason === 'not-a-pair').length;
  if (seems === 'other' && lines.entries.length > 0 && half) return lines;
  return { ...anywhere, format: 'unknown', seems };
}

function isComputed({ reason }: { reason: IgnoredReason }): boolean {
  return reason === 'not-literal';
}

/** Two cells in each row, or a heading. */
function isTable({ entries, ignored }: Found): boolean {
  return (
    entries.length > 0 &&
    ignored.every(
      ({ reason }) => reason !== 'not-a-pair' && reason !== 'too-many-columns' && reason !== 'unreadable',
    )
  );
}

/** What is JSON from the first mark to the last. */
function readWhole(text: string): Found | undefined {
  const first = text.trimStart()[0];
  if (first !== '{' && first !== '[') return undefined;
  const result = readJson(text);
  if (!result.ok) {
    const ignored = [{ reason: 'unreadable', start: 0, end: text.length } as const];
    return { format: 'pairs', entries: [], ignored, problem: { code: result.problem, at: result.at } };
  }
  const shaped = foundInJson(result.node);
  const anywhere = foundAnywhere(result.node);
  if (shaped && (known(shaped) >= known(anywhere) || known(anywhere) === 0))
    return { ...shaped, format: `json-${shaped.shape}` };
  return { ...anywhere, format: 'pairs' };
}

type Span = { start: number; end: number };

/** The outermost brackets that are closed and stand on several lines: what is in them is no line of its own. */
function groupsIn(node: Node, text: string): readonly Span[] {
  const spans: Span[] = [];
  const visit = (one: Node) => {
    const isGroup = '}])'.includes(text[one.end - 1] ?? ' ') && '{[(@'.includes(text[one.start] ?? ' ');
    if (isGroup && text.slice(one.start, one.end).includes('\n')) spans.push(one);
    else partsOf(one).forEach(visit);
  };
  partsOf(node).forEach(visit);
  return spans;
}

function outside(found: Found, spans: readonly Span[], length: number): Found {
  // By character, since a text may hold as many groups as lines.
  const inside = new Uint8Array(length);
  for (const { start, end } of spans) inside.fill(1, start + 1, end);
  const isOut = ({ start }: Span) => inside[start] !== 1;
  return { ...found, entries: found.entries.filter(isOut), ignored: found.ignored.filter(isOut) };
}

function formatOf(seems: Seems): PasteFormat {
  return seems === 'powershell' || seems === 'terraform' || seems === 'command' || seems === 'http'
    ? seems
    : 'pairs';
}

function known({ entries }: FoundPairs): number {
  return entries.filter(({ key }) => isKeyName(key)).length;
}

const commands = ['curl', 'az', 'mgc', 'wget', 'http', 'https', 'xh', 'curl.exe'];
const verbs = ['get', 'post', 'put', 'patch', 'delete'];

/** What kind of text this is, by how its lines begin. */
function looksLike(text: string): Seems {
  const start = text.trimStart();
  if (start.startsWith('<')) return 'markup';
  let json = start.startsWith('{') || start.startsWith('[');
  const lines = linesOf(text);
  for (let at = 1; at <= lines.count; at += 1) {
    const line = lines.textOf(at).trim();
    const [first = '', second = ''] = wordsIn(line);
    const word = first === '$' ? second : first;
    if (commands.includes(word.toLowerCase()) && line.includes(' ')) return 'command';
    if (verbs.includes(first.toLowerCase()) && (second.startsWith('http') || second.startsWith('/')))
      return 'http';
    if (
      opensHash(line) ||
      isCmdlet(first) ||
      (first.startsWith('$') && first !== '$' && line.includes(' = '))
    )
      return 'powershell';
    if (
      ['resource', 'data', 'variable', 'locals', 'module', 'credential', 'dynamic'].includes(first) &&
      line.endsWith('{')
    )
      return 'terraform';
    if (first === 'credential' && line.includes('{')) return 'terraform';
    json ||= line.startsWith('"') && line.includes('":');
  }
  if (json) return 'json';
  const bare = text.trim();
  return bare !== '' && wordsIn(bare.slice(0, 200)).length === 1 && !bare.includes('\n')
    ? 'one-value'
    : 'other';
}

/** A hash table or an array at the start of a line or behind an equals sign. */
function opensHash(line: string): boolean {
  return ['@{', '@('].some((mark) => {
    const at = line.indexOf(mark);
    return at === 0 || (at > 0 && line.slice(0, at).trimEnd().endsWith('='));
  });
}

/** The first two words of a line, without a library's expressions: a value may stand here. */
function wordsIn(line: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  for (const char of line) {
    if (char !== ' ' && char !== '\t' && char !== '\n' && char !== '\r') word += char;
    else if (word !== '') {
      words.push(word);
      word = '';
      if (words.length === 2) return words;
    }
  }
  return word === '' ? words : [...words, word];
}

/** Verb-Noun, as PowerShell's commands are called. */
function isCmdlet(word: string): boolean {
  const verb = word.split('-')[0] ?? '';
  return (
    word.includes('-') &&
    ['Import', 'Connect', 'Get', 'Set', 'New', 'Update', 'Invoke', 'Install', 'Write', 'Test'].includes(verb)
  );
}

const lineFormats: readonly PasteFormat[] = ['env', 'table', 'yaml'];

function byLine({ format, entries, ignored, problem, seems }: Found, text: string): PasteResult {
  const { count, lineAt, placeAt, textOf } = linesOf(text);
  const lines = <Part extends { start: number; end: number }>({ start, end, ...rest }: Part) => ({
    ...rest,
    line: lineAt(start),
    lastLine: lineAt(Math.max(start, end - 1)),
  });
  // A line that names a key in a way that is not read is no line without one.
  const misread = new Set(
    entries.filter(
      ({ key, start, end }) =>
        lineFormats.includes(format) && !isKeyName(key) && namesKey(text.slice(start, end)),
    ),
  );
  const placed = {
    entries: entries.filter((entry) => !misread.has(entry)).map(lines),
    ignored: [
      ...ignored,
      ...Array.from(misread, ({ start, end }) => ({ reason: 'names-key', start, end }) as const),
    ].map(lines),
  };
  const claimed = new Set<number>();
  for (const { line, lastLine } of [...placed.entries, ...placed.ignored])
    for (let at = line; at <= lastLine; at += 1) claimed.add(at);
  // What holds the data together: brackets, the rest of a command, empty lines between.
  const rest = Array.from({ length: count }, (_, at) => at + 1)
    .filter((line) => !claimed.has(line))
    .map((line) => {
      const reason: IgnoredReason = textOf(line).trim() === '' ? 'blank' : 'structure';
      return { reason, line, lastLine: line };
    });
  return {
    format,
    entries: placed.entries.toSorted((a, b) => a.line - b.line),
    ignored: [...placed.ignored, ...rest].toSorted((a, b) => a.line - b.line),
    ...(problem && { problem: { code: problem.code, ...placeAt(problem.at) } }),
    ...(seems && { seems }),
  };
}

function namesKey(text: string): boolean {
  return credentialKeys.some(({ key }) => key.length > 6 && text.includes(key));
}
