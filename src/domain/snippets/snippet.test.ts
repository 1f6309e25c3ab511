import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import { parsePaste } from '#src/domain/paste/parse-paste.ts';
import { vendorQuery } from './vendor-query.ts';
import { origin, requestFor, samples } from './samples.fixture.ts';
import { snippet, snippetFormats, type SnippetFormat } from './snippet.ts';

/** A PowerShell string by the rules of about_Quoting_Rules. */
function powershellText(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith("'")) return inner.replaceAll("''", "'");
  return inner.replace(/`(?:u\{([0-9a-f]+)\}|(.))/g, (_, code: string | undefined, char: string) =>
    code === undefined ? char : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

test('PowerShell, by its rules: ASCII only, address and keys come out as they went in, and secrets are typed unseen', () => {
  const literal = `('(?:[^']|'')*'|"(?:[^"\`$]|\`.)*")`;
  for (const { id, pairs: given } of samples) {
    const request = requestFor(
      id,
      given.map(({ key }) => key),
    );
    const text = snippet('powershell', request);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    const uri = new RegExp(`-Uri ${literal} -ContentType`).exec(text)?.[1] ?? '';
    expect(powershellText(uri)).toBe(request.endpoint);
    const lines = text.split('\n').filter((line) => line.startsWith('    @{'));
    const keys = lines.map((line) => {
      const match = new RegExp(`^ {4}@\\{ key = ${literal}; value = \\(Read-Line '[\\w ]+'(.*)\\) \\}$`).exec(
        line,
      );
      const secret = match?.[2] === ' -Hidden';
      expect(secret || match?.[2] === '').toBe(true);
      return powershellText(match?.[1] ?? '');
    });
    expect(keys).toEqual(request.keys);
  }
});

test('PowerShell parses, and takes away the lines that come behind the one it asked for before it sends', async () => {
  await Parser.init();
  const parser = new Parser();
  const grammar = import.meta.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
  parser.setLanguage(await Language.load(fileURLToPath(grammar)));
  const texts = [
    snippet('powershell', requestFor('x', ['SecretToken', 'BaseAddress', 'Oauth2ClientId'])),
    vendorQuery('powershell', { access: 'token', guid: '0d2f8c1e-95b7-4f63-8a1c-6b3e70d4f921' }),
  ];
  for (const text of texts) {
    expect(parser.parse(text)?.rootNode.hasError, text).toBe(false);
    // Each value is asked for by the one function that looks for more.
    const [own = '', ...rest] = text.split(/(?<=\n {2}\})\n/);
    expect(rest.join('')).not.toContain('Read-Host');
    expect(own.indexOf("throw 'That was more than one line.")).toBeGreaterThan(own.indexOf('KeyAvailable'));
  }
  expect(snippet('powershell', requestFor('x', []))).not.toContain('Read-');
});

test('each Graph of a national cloud is signed in to as such', () => {
  const at = (host: string) =>
    snippet('powershell', { ...requestFor('x', []), endpoint: `https://${host}/v1.0/x` }).split('\n')[0];
  expect(at('graph.microsoft.com')).toBe("Connect-MgGraph -Scopes 'Synchronization.ReadWrite.All'");
  expect(at('dod-graph.microsoft.us')).toContain(' -Environment USGovDoD');
  expect(at('microsoftgraph.chinacloudapi.cn')).toContain(' -Environment China');
});

test('Terraform: the keys are read back by the reader of pasted blocks, and secrets are sensitive', () => {
  const text = snippet('terraform', requestFor('a"${b}\n', ['BaseAddress', 'SecretToken', 'x"${y}']));
  expect(text).toContain('service_principal_id = "a\\"$${b}\\u000a"');
  expect(text).toContain('    key   = "x\\"$${y}"\n    value = var.credential_3\n');
  expect(text).toContain('variable "secret_token" {\n  type = string\n  sensitive = true\n}');
  expect(text).toContain('variable "base_address" {\n  type = string\n}');
  const { format, ignored } = parsePaste(text);
  expect([format, ignored.filter(({ reason }) => reason === 'not-literal').length]).toEqual(['terraform', 3]);
  expect(() => snippet('terraform', { ...requestFor('x', []), kind: 'application' })).toThrow(RangeError);
  expect(snippetFormats('application')).not.toContain('terraform');
  expect(snippetFormats('servicePrincipal')).toContain('terraform');
});

test('raw HTTP holds the address and a JSON body with a reference for each value', () => {
  for (const { id, pairs: given } of samples) {
    const request = requestFor(
      id,
      given.map(({ key }) => key),
    );
    const [head = '', body = ''] = snippet('http', request).split('\n\n');
    expect(head.split('\n')[0]).toBe(`POST ${request.endpoint} HTTP/1.1`);
    const names = Array.from(body.matchAll(/"value":"\{\{([a-z0-9_]+)\}\}"/g), (match) => match[1]);
    expect(names).toHaveLength(given.length);
    expect(new Set(names).size).toBe(given.length);
    expect(JSON.parse(body)).toEqual({
      credentials: request.keys.map((key, at) => ({ key, value: `{{${names[at]}}}` })),
    });
  }
});

test('each format names the application and its keys, no two are the same, and a list without keys is empty', () => {
  const formats = snippetFormats('servicePrincipal');
  const texts = formats.map((format) => snippet(format, requestFor('an-id', ['BaseAddress', 'SecretToken'])));
  expect(new Set(texts).size).toBe(formats.length);
  for (const [at, text] of texts.entries()) {
    // Terraform's provider knows the address itself.
    const place = formats[at] === 'terraform' ? '' : 'an-id/synchronization/acquireAccessToken';
    for (const part of ['an-id', place, 'BaseAddress', 'SecretToken'])
      expect(text, formats[at]).toContain(part);
  }
  expect(snippet('http', requestFor('an-id', []))).toContain('{"credentials":[]}');
  expect(snippet('http', requestFor('an-id', ['SecretToken']))).toContain(
    '{"credentials":[{"key":"SecretToken","value":"{{secret_token}}"}]}',
  );
});

test('no format lets an id or a key out of its quotes, and none writes anything but printable ASCII', () => {
  const formats: readonly SnippetFormat[] = snippetFormats('servicePrincipal');
  const anyUnits = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
    .map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(
      fc.constantFrom(...formats),
      anyUnits,
      fc.array(anyUnits, { maxLength: 3 }),
      (format, id, keys) => {
        assert.match(snippet(format, { ...requestFor(id, keys), endpoint: origin + id }), /^[\n\x20-\x7e]*$/);
      },
    ),
    { numRuns: 20_000 },
  );
});
