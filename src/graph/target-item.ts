import * as v from 'valibot';
import type { Target, TargetKind } from '#src/domain/target.ts';
import { isGuid } from '#src/domain/guid.ts';

const guid = v.pipe(v.string(), v.check(isGuid));
/** One object as Graph answers it, with no more than is asked for. */
export const targetItem = v.object({
  id: guid,
  appId: v.string(),
  displayName: v.nullish(v.string(), ''),
  verifiedPublisher: v.nullish(v.object({ displayName: v.nullish(v.string()) })),
  applicationTemplateId: v.nullish(v.string()),
  publisherDomain: v.nullish(v.string()),
  accountEnabled: v.nullish(v.boolean()),
  appOwnerOrganizationId: v.nullish(v.string()),
});
/** What is asked for: no more than is shown, which also costs less. */
export function selectOf(kind: TargetKind): string {
  const common = '$select=id,appId,displayName,verifiedPublisher,applicationTemplateId';
  return kind === 'servicePrincipal'
    ? `${common},accountEnabled,appOwnerOrganizationId`
    : `${common},publisherDomain`;
}

export function targetOf(kind: TargetKind, entry: v.InferOutput<typeof targetItem>): Target {
  const publisher = entry.verifiedPublisher?.displayName ?? entry.publisherDomain;
  const { id, appId, applicationTemplateId } = entry;
  const { appOwnerOrganizationId: owner, accountEnabled: enabled } = entry;
  // A link and a heading need a text; the directory allows a name of nothing.
  const displayName = entry.displayName.trim() === '' ? appId : entry.displayName;
  return {
    kind,
    id,
    appId,
    displayName,
    ...(publisher != null && { publisher }),
    ...(applicationTemplateId != null && { applicationTemplateId }),
    ...(owner != null && { appOwnerTenantId: owner }),
    ...(enabled != null && { enabled }),
  };
}
