import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type KnownKey,
  keysTo,
  savedPairs,
  type SavePlan,
  tellSame,
  noRecentKeys,
  recentAfter,
  type RecentKeys,
} from '#src/domain/save-plan/plan-save.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { storedKeysInView } from '#src/requests/stored-credentials.ts';
import type { TestPlace } from '#src/requests/test-place.ts';
import type { Target } from '#src/domain/target.ts';
import type { SubmitReceipt, TestReceipt } from '#src/domain/receipt.ts';
import type { AttemptEnd } from '#src/requests/attempt.ts';
import type { Pause, AttemptPhase } from '#src/domain/attempt.ts';
import { type CredentialCall, credentialVerb } from '#src/requests/verbs.ts';
import type { CredentialRowValues } from '#src/domain/credentials/credential-row.ts';
import { mayShow } from '#src/requests/use-stored.ts';
import { useAttempt } from '#src/requests/use-attempt.ts';

/** What a person says yes to in the review, values aside: those are read from their inputs at the send. */
export type Confirmed = { rows: readonly CredentialRowValues[] } & (
  | { mode: 'authorize' }
  /** `told`: what Graph returned for the stored keys when the plan was made. */
  | { mode: 'save'; plan: SavePlan; told: readonly KnownKey[] }
  | { mode: 'test'; place: TestPlace }
);

/** How a submit ended after its request had left. */
export type Ended = {
  receipt: SubmitReceipt;
  /** After a 429. */
  pause: Pause | undefined;
  /** The keys that were stored when it left, where they were in view. */
  storedBefore: readonly string[] | undefined;
  /** The stored keys that it was to drop. */
  dropped: readonly string[];
};

export type Tested = { receipt: TestReceipt; pause: Pause | undefined };

export type Submit = {
  tenantId: string;
  /** After so many seconds without an answer it gives up. */
  patience: number;
  pending: AttemptPhase | undefined;
  /** The last attempt that left: it stays true until the next one leaves, or until it is dismissed. */
  ended: Ended | undefined;
  /** What the attempts of this page have made of the stored keys: it outlasts their outcomes, since Graph may lag behind. */
  recent: RecentKeys;
  /** The last test of typed values, until the person types or sends something. */
  tested: Tested | undefined;
  /** A later attempt that did not leave. */
  unsent: SubmitReceipt | TestReceipt | undefined;
  /** One confirmed send. While one is under way further calls do nothing. */
  send: (confirmed: Confirmed) => void;
  /** Opens another window for the attempt that waits for one. */
  reopen: () => void;
  cancel: () => void;
  /** `applied` and what was not sent are read and done; of the rest the person may still want the ids. */
  dismiss: (what: 'unsent' | 'tested' | 'all') => void;
  /** Asks for the write permission by leaving the page: everything typed is lost. */
  redirect: () => void;
};

/** Sends credentials to one target, or tests them. `readValue` is called at the send and nowhere before. */
export function useSubmit(
  target: Target,
  readValue: (row: string) => string,
  onDone: (done: SubmitReceipt | TestReceipt, confirmed: Confirmed) => void,
): Submit {
  const { tenantId, submitTimeoutSeconds } = useGraph();
  const queries = useQueryClient();
  const attempt = useAttempt(credentialVerb);
  const [ended, setEnded] = useState<Ended>();
  const [recent, setRecent] = useState(noRecentKeys);
  const [tested, setTested] = useState<Tested>();
  const [unsent, setUnsent] = useState<SubmitReceipt | TestReceipt>();

  return {
    tenantId,
    patience: submitTimeoutSeconds,
    pending: attempt.phase,
    ended,
    recent,
    tested,
    unsent,
    send(confirmed) {
      const plan = confirmed.mode === 'save' ? confirmed.plan : undefined;
      const inView = storedKeysInView(queries, target);
      const onEnd = (end: AttemptEnd<SubmitReceipt | TestReceipt>) => {
        // Nothing is read before these requests, so nothing else can end them.
        if (end.kind !== 'receipt') return;
        const { receipt, pause } = end;
        if (receipt.outcome === 'not-sent') setUnsent(receipt);
        else if ('verdict' in receipt) setTested({ receipt, pause });
        else {
          const { keys, outcome } = receipt;
          if (outcome !== 'rejected') setRecent((before) => recentAfter(before, { keys, outcome, plan }));
          const known = plan?.steps.filter(({ action }) => action !== 'add').map(({ key }) => key);
          setEnded({
            receipt,
            pause,
            storedBefore: known ?? inView,
            dropped: plan ? keysTo(plan, 'clear') : [],
          });
          setTested(undefined);
        }
        onDone(receipt, confirmed);
      };
      if (attempt.start(callOf(target, confirmed, readValue), onEnd)) setUnsent(undefined);
    },
    reopen: attempt.reopen,
    cancel: attempt.cancel,
    dismiss(what) {
      if (what === 'tested') setTested(undefined);
      else setUnsent(undefined);
      if (what === 'all') setEnded(undefined);
    },
    redirect: attempt.redirect,
  };
}

function callOf(target: Target, confirmed: Confirmed, readValue: (row: string) => string): CredentialCall {
  const credentials = () => confirmed.rows.map(({ row, key }) => ({ key, value: filled(readValue(row)) }));
  switch (confirmed.mode) {
    case 'authorize':
      return { verb: 'authorize', target, credentials };
    case 'save': {
      const { plan, told } = confirmed;
      const basis = { mayShow, isSame: (stored: typeof told) => tellSame(stored, told) };
      return { verb: 'save', target, credentials: () => savedPairs(plan, credentials()), basis };
    }
    case 'test':
      return { verb: 'test-typed', target, credentials, place: confirmed.place };
  }
}

/** The last guard: Graph would store an empty value as the new credential. */
function filled(value: string): string {
  if (value === '') throw new Error('A value was emptied between the review and the send');
  return value;
}
