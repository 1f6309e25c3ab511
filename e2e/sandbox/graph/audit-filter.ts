import type { DirectoryAudit } from '@microsoft/microsoft-graph-types';
import { badRequest } from './problem.ts';

type Predicate = (audit: DirectoryAudit) => boolean;

const literal = String.raw`'((?:[^']|'')*)'`;
const property = new RegExp(String.raw`^(activityDisplayName|initiatedBy/user/id) eq ${literal}$`);
const target = new RegExp(String.raw`^targetResources/any\(\s*(\w+)\s*:\s*(\w+)/id eq ${literal}\s*\)$`);
const time = /^activityDateTime (ge|le) (\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/**
 * Reads the part of `$filter` that finds a change of credentials: comparisons joined by `and`.
 * https://learn.microsoft.com/graph/api/resources/directoryaudit#properties
 */
export function parseAuditFilter(text: string): Predicate {
  // No compared text holds the word between blanks.
  const terms = text.split(/ and /).map((term) => parseTerm(term.trim()));
  return (audit) => terms.every((holds) => holds(audit));
}

function parseTerm(term: string): Predicate {
  const [, name, quoted = ''] = property.exec(term) ?? [];
  const wanted = quoted.replaceAll(`''`, `'`);
  if (name === 'activityDisplayName') return (audit) => audit.activityDisplayName === wanted;
  if (name !== undefined) return (audit) => audit.initiatedBy?.user?.id === wanted.toLowerCase();
  const [, variable, used, id = ''] = target.exec(term) ?? [];
  if (variable !== undefined && variable === used)
    return (audit) => audit.targetResources?.some((one) => one.id === id.toLowerCase()) === true;
  const [, order, at] = time.exec(term) ?? [];
  if (at === undefined) throw badRequest('Invalid filter clause.');
  const bound = Date.parse(at);
  return ({ activityDateTime }) => {
    const happened = Date.parse(activityDateTime ?? '');
    return order === 'ge' ? happened >= bound : happened <= bound;
  };
}
