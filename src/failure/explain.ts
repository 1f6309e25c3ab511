import type { ErrorLayer, Failure } from '#src/failure.ts';
import { type CauseId, type Confidence, causes, type Who } from './causes.ts';
import { type Doing, exactRules, type GraphRule, statusRules, vagueCodes } from './graph-rules.ts';
import { signInCause } from './sign-in-codes.ts';

export type Explanation = {
  cause: CauseId;
  who: Who;
  confidence: Confidence;
  source: string;
  /** False where only the status was understood: the code is one that nobody has described yet. */
  exact: boolean;
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

/** Why it failed and who can mend it; undefined where Microsoft's answer is not known, or where nobody at Microsoft answered. */
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

/** Entra's number says more than the way out of it, except for a consent, which the way out names. */
function causeOfInteraction({ reason, code = '' }: Interaction): CauseId {
  const known = reason === 'claims' || reason === 'sign-in' ? signInCause(code) : undefined;
  return known ?? byReason[reason];
}

/** Codes and messages from the innermost document outwards, then the status. What the target says explains nothing of Graph. */
function ofGraph(failure: Refused, doing: Doing): Explanation | undefined {
  const { status, code, message } = failure;
  const layers = (failure.layers ?? [{ by: 'graph', code, message }]).filter(({ by }) => by === 'graph');
  const find = (rules: readonly GraphRule[]) =>
    layers
      .toReversed()
      .flatMap((layer) => rules.filter((rule) => holds(rule, layer, status, doing)))
      .at(0)?.cause;
  return explained(find(exactRules)) ?? explained(find(statusRules), vagueCodes.has(code));
}

function holds(rule: GraphRule, layer: ErrorLayer, status: number, doing: Doing): boolean {
  const { statuses, says } = rule;
  const message = layer.message.toLowerCase();
  return (
    (rule.doing === undefined || rule.doing === doing) &&
    (statuses === undefined || (status >= statuses[0] && status <= statuses[1])) &&
    (rule.code === undefined || layer.code === rule.code) &&
    (rule.codeEnd === undefined || layer.code.endsWith(rule.codeEnd)) &&
    (says === undefined ||
      (says.length === 0 ? message === '' : says.every((part) => message.includes(part))))
  );
}

function explained(cause: CauseId | undefined, exact = true): Explanation | undefined {
  return cause && { cause, ...causes[cause], exact };
}
