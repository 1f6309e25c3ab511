import { activityFacts, guid, name, state, step, targetKind } from './stored-renewal.ts';
import * as v from 'valibot';
import type { RecordedEntry, RenewalRecord } from './record-text.ts';

const isoText = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text),
);
const overtaken = v.boolean();
const entries = v.array(
  v.custom<RecordedEntry>(
    (entry) =>
      v.safeParse(v.object({ kind: v.picklist(['skip']), skippedAt: isoText, overtaken }), entry).success ||
      v.safeParse(v.object({ ...activityFacts, startedAt: isoText, overtaken }), entry).success,
  ),
);
const schema = v.object({
  format: v.picklist(['provisioning-keys-renewal']),
  version: v.picklist([1]),
  page: name,
  target: v.object({ kind: targetKind, id: guid, name }),
  tenantId: guid,
  account: name,
  startedAt: isoText,
  finishedAt: v.optional(isoText),
  steps: v.array(v.object({ step, state, entries })),
  besides: entries,
});

/** For tests: what a file of ours says, or nothing where it is none. */
export function readRecord(text: string): RenewalRecord | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(schema, data);
  if (!parsed.success) return undefined;
  const { finishedAt: finished, ...record } = parsed.output;
  return { ...record, ...(finished !== undefined && { finishedAt: finished }) };
}
