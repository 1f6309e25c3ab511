import { type ErrorLayer, type Failure, signInCause } from './failure.ts';
import { type CauseId, causes, vagueCodes } from './causes.ts';
import {
  type CauseFacts,
  type Doing,
  type GraphCause,
  type GraphCauseFacts,
  graphCauses,
  type GraphRule,
  type TargetRule,
} from './graph-causes.ts';

type GraphFacts = Pick<GraphCauseFacts, 'keys' | 'passes' | 'tested'>;

export type Explanation = CauseFacts &
  GraphFacts & {
    cause: CauseId;
    /** False where only the status was understood, and the code has no description yet. */
    exact: boolean;
    /** The HTTP status that the target answered, where the service passes it on. */
    targetStatus?: number;
  };

type Refused = Extract<Failure, { kind: 'refused' }>;
type Interaction = Extract<Failure, { kind: 'needs-interaction' }>;

const byReason = {
  consent: 'consent-missing',
  'admin-consent': 'admin-approval',
  claims: 'policy-challenge',
  'sign-in': 'session-over',
  declined: 'consent-declined',
  'claims-again': 'policy-unmet',
  'popup-blocked': 'window-blocked',
  'window-unanswered': 'window-unanswered',
} as const satisfies Record<Interaction['reason'], CauseId>;

/** Why it failed and who can fix it; undefined where Microsoft's answer is unknown, or where Microsoft did not answer. */
export function explain(failure: Failure, doing: Doing = 'directory'): Explanation | undefined {
  switch (failure.kind) {
    case 'needs-interaction':
      return explained(causeOfInteraction(failure));
    case 'throttled':
      return explained('throttled');
    case 'refused':
      return failure.by === 'entra' ? explained(signInCause(failure.code)) : ofGraph(failure, doing);
    case 'signed-out':
    case 'unreachable':
    case 'unreadable':
    case 'unsafe':
    case 'busy':
    case 'cancelled':
      return undefined;
  }
}

/** Entra's number says more than the next step, except for a consent, which the next step names. */
function causeOfInteraction({ reason, code = '' }: Interaction): CauseId {
  const known = reason === 'claims' || reason === 'sign-in' ? signInCause(code) : undefined;
  return known ?? byReason[reason];
}

const graphEntries = Object.entries<GraphCauseFacts>(graphCauses).flatMap(([name, facts]) =>
  isGraphCause(name) ? [{ cause: name, facts }] : [],
);

function isGraphCause(name: string): name is GraphCause {
  return Object.hasOwn(graphCauses, name);
}

/**
 * Codes and messages from the innermost document outwards, then the status. What the target says explains nothing of Graph;
 * it explains only a code by which the service says that the target was asked.
 */
function ofGraph(failure: Refused, doing: Doing): Explanation | undefined {
  const { status, code, message } = failure;
  const all = failure.layers ?? [{ by: 'graph', code, message }];
  const layers = all.filter(({ by }) => by === 'graph').toReversed();
  const find = (rules: 'when' | 'whenStatus') => {
    for (const layer of layers) {
      const found = graphEntries.find(({ facts }) =>
        facts[rules]?.some((rule) => holds(rule, layer, status, doing)),
      );
      if (found) return { ...found, code: layer.code };
    }
    return undefined;
  };
  const exact = find('when');
  const target = all.filter(({ by }) => by === 'target');
  const targetStatus = target.find((layer) => layer.status !== undefined)?.status;
  const said = exact?.facts.yields ? causeByTarget(exact.code, target, targetStatus) : undefined;
  const known = explained(said ?? exact?.cause) ?? explained(find('whenStatus')?.cause, vagueCodes.has(code));
  return known && { ...known, ...(targetStatus !== undefined && { targetStatus }) };
}

function holds(rule: GraphRule, layer: ErrorLayer, status: number, doing: Doing): boolean {
  const { says } = rule;
  const message = layer.message.toLowerCase();
  return (
    (rule.doing === undefined || rule.doing === doing) &&
    isWithin(status, rule.statuses) &&
    (rule.code === undefined || layer.code === rule.code) &&
    layer.code.startsWith(rule.codeStart ?? '') &&
    layer.code.endsWith(rule.codeEnd ?? '') &&
    (says === undefined ||
      (says.length === 0 ? message === '' : says.every((part) => message.includes(part))))
  );
}

/** What the target's own answer says, whatever the code of Graph ends in. */
function causeByTarget(
  code: string,
  target: readonly ErrorLayer[],
  status: number | undefined,
): GraphCause | undefined {
  const holdsFor = (rule: TargetRule) =>
    code.startsWith(rule.codeStart ?? '') &&
    (rule.not === undefined || !code.startsWith(rule.not)) &&
    isWithin(status, rule.statuses) &&
    target.some(
      (layer) =>
        (rule.codes === undefined || rule.codes.includes(layer.code)) &&
        (rule.says === undefined || layer.message.toLowerCase().includes(rule.says)) &&
        (rule.page === undefined || layer.page === true),
    );
  return graphEntries.find(({ facts }) => facts.whenTarget?.some(holdsFor))?.cause;
}

function isWithin(status: number | undefined, range: readonly [number, number] | undefined): boolean {
  return range === undefined || (status !== undefined && status >= range[0] && status <= range[1]);
}

function explained(cause: CauseId | undefined, exact = true): Explanation | undefined {
  if (cause === undefined) return undefined;
  const { who, confidence, source } = causes[cause];
  return {
    cause,
    who,
    confidence,
    source,
    exact,
    ...(isGraphCause(cause) && graphFacts(graphCauses[cause])),
  };
}

function graphFacts({ keys, passes, tested }: GraphCauseFacts): GraphFacts {
  return {
    ...(keys !== undefined && { keys }),
    ...(passes !== undefined && { passes }),
    ...(tested !== undefined && { tested }),
  };
}
