/**
 * What Graph does to the synchronization reads of a browser session under each switch, in one sentence. Each fault
 * of a read comes to an end: a second request is answered.
 */
export const readSwitches = {
  quota: 'Answers 300 reads at once and 60 a second; the others get 429 with Retry-After.',
  'tight-quota': 'Answers 40 reads at once and 10 a second; the others get 429 with Retry-After.',
  'dropped-items':
    'Leaves every seventh application out of the answer of a batch, the first time that it is asked for.',
  'broken-items': 'Answers 500, 502, 503 or 504 for every ninth application, the first time in a session.',
  'broken-batches': 'Answers 503 to every fifth batch as a whole.',
  'slow-batches': 'Answers each batch after a second and a half.',
  'audit-quota': 'Answers five reads of the audit log in ten seconds; the others get 429.',
  renewals: 'Lists Renewal 001 to Renewal 200, whose credentials can be renewed in one run.',
  'vendor-down':
    'The vendors of those 200 answer nothing: a test or an authorization of theirs ends with 400.',
} as const;

export type ReadSwitch = keyof typeof readSwitches | `quota-${number}-${number}`;

/** How many reads are answered at once, and how many a second after that. */
export type Quota = { readonly burst: number; readonly rate: number };

export function isReadSwitch(name: unknown): name is ReadSwitch {
  return typeof name === 'string' && (Object.hasOwn(readSwitches, name) || quotaIn(name) !== undefined);
}

/** The quota of a switch that has one; `quota-20-5` makes one of any size. */
export function quotaIn(name: string): Quota | undefined {
  if (name === 'quota') return { burst: 300, rate: 60 };
  if (name === 'tight-quota') return { burst: 40, rate: 10 };
  const [, burst, rate] = /^quota-([1-9]\d{0,5})-([1-9]\d{0,5})$/.exec(name) ?? [];
  return burst === undefined || rate === undefined ? undefined : { burst: Number(burst), rate: Number(rate) };
}

/** Reads `SANDBOX_QUOTA`, such as `300,60`: the quota of sessions that have set no switch. */
export function readQuota(text: string | undefined): Quota | undefined {
  if (text === undefined || text === '') return undefined;
  const quota = quotaIn(`quota-${text.replace(',', '-')}`);
  if (quota === undefined)
    throw new Error('SANDBOX_QUOTA must be two whole numbers, such as 300,60: at once, and a second.');
  return quota;
}
