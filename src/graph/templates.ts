import * as v from 'valibot';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { GraphClient } from './client.ts';
import { collectionOf } from './directory.ts';
import type { TargetKind } from '#src/domain/target.ts';
import { isGuid } from '#src/domain/guid.ts';

/** A field that a template says its connector has: the name in lower case, and whether it is a secret. */
export type TemplateField = { name: string; secret: boolean };

/** By what an object can be provisioned. */
export type Template = {
  id: string;
  isDefault: boolean;
  /** Whether Microsoft's own client authorizes the connector; undefined where the template does not say. */
  isOAuth: boolean | undefined;
  /** undefined where the template does not say, which is the rule: its published samples are old. */
  fields: readonly TemplateField[] | undefined;
};

const list = v.object({
  value: v.array(
    v.object({
      id: v.pipe(v.string(), v.nonEmpty()),
      default: v.nullish(v.boolean()),
      metadata: v.nullish(v.array(v.object({ key: v.nullish(v.string()), value: v.nullish(v.string()) }))),
    }),
  ),
});

const fieldList = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ name: v.pipe(v.string(), v.toLowerCase()), secret: v.optional(v.boolean(), false) })),
);

/**
 * The synchronization templates of an object, the default one first; none means that it cannot be provisioned.
 * It takes the synchronization permission. Throws a FailureError.
 * https://learn.microsoft.com/graph/api/synchronization-synchronization-list-templates
 */
export async function readTemplates(
  client: GraphClient,
  { kind, id }: { kind: TargetKind; id: string },
  signal?: AbortSignal,
): Promise<readonly Template[]> {
  if (!isGuid(id)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  const path = `/${collectionOf(kind)}/${id}/synchronization/templates`;
  const result = v.safeParse(list, await client.read(path, { signal, use: 'status' }));
  if (!result.success)
    throw new FailureError({ kind: 'unreadable', status: 200, expected: 'the synchronization templates' });
  const templates = result.output.value.map(({ id: template, default: isDefault, metadata }) => {
    // Compared without case: Microsoft's samples and its enum write the names differently.
    const named = new Map((metadata ?? []).map(({ key, value }) => [key?.toLowerCase(), value]));
    const fields = v.safeParse(fieldList, named.get('configurationfields'));
    return {
      id: template,
      isDefault: isDefault === true,
      isOAuth:
        booleanIn(named.get('isoauthenabled')) ?? (hasSettings(named.get('oauthsettings')) || undefined),
      fields: fields.success ? fields.output : undefined,
    };
  });
  return templates.toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault));
}

/** Settings of an OAuth client that Microsoft keeps for the connector: a JSON object that holds something. */
function hasSettings(text: string | null | undefined): boolean {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())), text);
  return read.success && Object.keys(read.output).length > 0;
}

function booleanIn(text: string | null | undefined): boolean | undefined {
  const known = text?.trim().toLowerCase();
  return known === 'true' ? true : known === 'false' ? false : undefined;
}
