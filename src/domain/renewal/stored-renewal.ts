import * as v from 'valibot';
import { entriesOf, guid, name, targetKind, time } from './fields.ts';
import type { Renewal } from './renewal.ts';

/** In UTF-16 units; a browser gives an origin about five million. */
const longest = 200_000;

const version = 1;

const schema = v.object({
  version: v.pipe(
    v.number(),
    v.check((number) => number === version),
  ),
  target: v.object({ kind: targetKind, id: guid, name }),
  tenantId: guid,
  account: name,
  startedAt: time,
});

/** For the storage of the tab; nothing where it would be longer than what is read again. */
export function serialiseRenewal(renewal: Renewal): string | undefined {
  const text = JSON.stringify({ version, ...renewal });
  return text.length <= longest ? text : undefined;
}

/** The owner of the renewal: it does not match one of another target, tenant or person. */
export type RenewalOwner = Pick<Renewal, 'target' | 'tenantId' | 'account'>;

/** What was kept, or nothing where it is not what this page writes: a script of the person's own may write there too. */
export function parseRenewal(text: string, owner: RenewalOwner): Renewal | undefined {
  const renewal = renewalIn(text);
  const own =
    renewal?.target.kind === owner.target.kind &&
    renewal.target.id === owner.target.id &&
    renewal.tenantId === owner.tenantId &&
    renewal.account === owner.account;
  return own ? renewal : undefined;
}

/** Whether this page wrote it, for whichever person. */
export function isRenewal(text: string): boolean {
  return renewalIn(text) !== undefined;
}

function renewalIn(text: string): Renewal | undefined {
  if (text.length > longest) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(schema, data);
  const entries = entriesOf(data);
  if (!parsed.success || !entries) return undefined;
  const { target, tenantId, account, startedAt } = parsed.output;
  return { target, tenantId, account, startedAt, entries };
}
