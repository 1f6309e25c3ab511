import { expect, test } from 'vitest';
import { dayAfter } from '#src/domain/expiry/note.ts';
import { connectorEntries } from './connectors.ts';
import { checkTenantUrl, guideOf } from './guide.ts';

const loaded = await Promise.all(connectorEntries.map(async ({ id }) => await guideOf(id)));
const guides = loaded.filter((guide) => guide !== undefined);

test('an address that its connector does not have is named, and never the value', () => {
  const withPatterns = guides.filter(({ tenantUrl }) => (tenantUrl?.patterns.length ?? 0) > 0);
  expect(withPatterns.length).toBeGreaterThan(15);
  for (const guide of guides) {
    const { patterns = [], examples = [] } = guide.tenantUrl ?? {};
    const look = (value: string, key = 'BaseAddress') => checkTenantUrl(guide, key, value);
    for (const fine of [...examples, 'not an address', '', 'contoso'])
      expect(look(fine), guide.id).toEqual([]);
    const [found, ...more] = look(' https://wrong.example/scim?token=canary ');
    expect(more).toEqual([]);
    expect(look('https://wrong.example/scim', 'Url')).toEqual([]);
    expect(found?.code, guide.id).toBe(patterns.length > 0 ? 'url-pattern' : undefined);
    if (!found) continue;
    expect(found.severity, 'it never stops a send').toBe('warning');
    expect(JSON.stringify(found)).not.toMatch(/canary|wrong/);
    expect(found.field).toBe(patterns.join(', '));
    const fixed = found.fix?.('https://wrong.example/scim');
    expect(fixed === undefined || look(fixed).length === 0, guide.id).toBe(true);
  }
  const fixOf = (id: string) => {
    const guide = guides.find((one) => one.id === id);
    return guide && checkTenantUrl(guide, 'BaseAddress', 'https://x.example')[0]?.fix?.('');
  };
  expect(fixOf('miro')).toBe('https://miro.com/api/v1/scim');
  expect(fixOf('figma'), 'it holds a name that only the customer knows').toBeUndefined();
  expect(fixOf('amazon-business'), 'there are two').toBeUndefined();
  const left = Reflect.get(RegExp, 'lastMatch');
  expect(left, 'nothing of a value stays in the engine').toBe('');
});

test('a lifetime is a span that a day can be counted from', () => {
  const spans = guides.flatMap(({ lifetime }) => lifetime?.duration ?? []);
  expect(spans.toSorted()).toEqual(['P1Y', 'P365D', 'P6M']);
  for (const span of spans) expect(dayAfter('2026-11-30', span)).toMatch(/^2027-\d\d-30$/);
});
