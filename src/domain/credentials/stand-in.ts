/**
 * What stands in a text in place of a value: something that another program puts there, or a documentation's sample. It is
 * never imported, whatever the key. Looked at character by character: see value-memory.ts.
 */
export type StandIn = 'reference' | 'sample';

/**
 * Shown by Microsoft where a secret belongs:
 * https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-validatecredentials
 * https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization
 */
const samples = [
  'password-value',
  'some-token',
  'some-secret',
  'token-value',
  'secret-value',
  'user@domain.com',
  'redacted',
  'sensitive',
  'sensitive value',
  'hidden',
  'secret',
  'masked',
  'known after apply',
  'not displayed',
];

const vaults = [
  'op://',
  '@microsoft.keyvault(',
  'vault:',
  'akv://',
  'ref+',
  'keyring://',
  'bws://',
  'doppler://',
  'arn:aws:secretsmanager:',
  'arn:aws:ssm:',
  'enc[',
  '!vault',
  '!secret',
  '!ref',
  '!sub',
];

/** Ignores the brackets around a text: `(sensitive value)`, `<redacted>`, `[hidden]`. */
export function standIn(value: string): StandIn | undefined {
  const bare = value.trim();
  const lower = bare.toLowerCase();
  if (vaults.some((start) => lower.startsWith(start))) return 'reference';
  if (isVariable(bare) || holdsTemplate(bare) || holdsVariableInAddress(bare)) return 'reference';
  const inner =
    '(<['.includes(lower[0] ?? ' ') && ')>]'.includes(lower.at(-1) ?? ' ')
      ? lower.slice(1, -1).trim()
      : lower;
  // A word of its own, such as "secret", is a bad password and a value all the same.
  const wrapped = inner !== lower;
  if (
    samples.includes(inner) &&
    (wrapped || lower === 'redacted' || lower.includes('-') || lower.includes('@'))
  )
    return 'sample';
  return undefined;
}

/** `$3`, `$NAME`, `$env:NAME`, `$Obj.Part`, `%NAME%`, `$(…)`, a command in backticks. */
function isVariable(bare: string): boolean {
  if (bare.length < 2) return false;
  const inner = bare.slice(1, -1);
  if (bare[0] === '`' && bare.endsWith('`') && bare.length > 2) return !inner.includes('`');
  if (bare[0] === '%' && bare.endsWith('%')) return isName(inner);
  if (bare[0] !== '$') return false;
  if (bare.startsWith('$(') && bare.endsWith(')')) return true;
  const name = bare.slice(1).toLowerCase().startsWith('env:') ? bare.slice(5) : bare.slice(1);
  if ('@*#?$!-'.includes(name) && name.length === 1) return true;
  return name.split('.').every(isName);
}

/** `${NAME}`, `${{ secrets.NAME }}`, `{{ name }}`, `%{…}`, `#{NAME}#`, `$(NAME)` anywhere within. */
function holdsTemplate(bare: string): boolean {
  const marks: readonly (readonly [string, string])[] = [
    ['${', '}'],
    ['{{', '}}'],
    ['#{', '}'],
    ['$(', ')'],
  ];
  return marks.some(([open, close]) => {
    const from = bare.indexOf(open);
    const to = from === -1 ? -1 : bare.indexOf(close, from);
    if (to === -1) return false;
    const inner = bare.slice(from + open.length, to);
    // JSON in a value, such as a setting's, has quotes there and no name.
    return (
      inner.trim() !== '' &&
      Array.from(inner).every((char) => isNamePart(char) || ' .:-{(|!?/'.includes(char))
    );
  });
}

/** Within an address a dollar sign before a name stands for a part of it. */
function holdsVariableInAddress(bare: string): boolean {
  if (!bare.includes('://')) return false;
  for (let at = bare.indexOf('$'); at !== -1; at = bare.indexOf('$', at + 1)) {
    // OData's own options begin so too: ?$filter=…
    if (isNamePart(bare[at + 1] ?? ' ') && !'?&'.includes(bare[at - 1] ?? ' ')) return true;
  }
  for (let at = bare.indexOf('%'); at !== -1; at = bare.indexOf('%', at + 1)) {
    const close = bare.indexOf('%', at + 1);
    if (close - at > 3 && isName(bare.slice(at + 1, close))) return true;
  }
  return false;
}

function isName(text: string): boolean {
  return text !== '' && text.length <= 128 && Array.from(text).every(isNamePart);
}

function isNamePart(char: string): boolean {
  return (
    char === '_' ||
    (char >= '0' && char <= '9') ||
    (char >= 'a' && char <= 'z') ||
    (char >= 'A' && char <= 'Z')
  );
}
