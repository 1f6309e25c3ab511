import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { acquireMutation, submitEndpoint, type SubmitPhase } from '#src/data/acquire.ts';
import { useGraph } from '#src/data/graph-context.ts';
import { storedKeysInView } from '#src/data/stored-credentials.ts';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import type { Target } from '#src/graph/directory.ts';
import { useLeaving } from '../shell/leaving.ts';
import type { CredentialRowValues } from './credential-form-values.ts';
import { type Pause, pauseAfter } from './outcome-pause.ts';

type Rows = readonly CredentialRowValues[];

/** How an attempt ended whose request had left. */
export type Ended = {
  receipt: Receipt;
  /** After a 429. */
  pause: Pause | undefined;
  /** The keys that were stored when it left, where they were in view. */
  storedBefore: readonly string[] | undefined;
};

export type Submit = {
  endpoint: string;
  tenantId: string;
  /** After so many seconds without an answer it gives up. */
  patience: number;
  pending: SubmitPhase | undefined;
  /** The last attempt that left: it stays true until the next one leaves, or until it is dismissed. */
  ended: Ended | undefined;
  /** A later attempt that did not leave. */
  unsent: Receipt | undefined;
  /** One confirmed send. While one is under way further calls do nothing. */
  send: (rows: Rows) => void;
  /** Gives up the attempt that waits for a window, and begins another with a new window. */
  restart: (rows: Rows) => void;
  cancel: () => void;
  /** `applied` and what was not sent are read and done; of the rest the person may still want the ids. */
  dismiss: (what: 'unsent' | 'all') => void;
  /** The outcome is announced on this page: nobody leaves before it, or before calling it off. */
  isUnderWay: () => boolean;
  /** Asks for the write permission by leaving the page: everything typed is lost. */
  redirect: () => void;
};

type Attempt = { controller: AbortController; phase: SubmitPhase; thenSend?: Rows };

/** Sends credentials to one target. `readValue` is called at the send and nowhere before. */
export function useSubmit(
  target: Target,
  readValue: (row: string) => string,
  onReceipt: (receipt: Receipt, sent: Rows) => void,
): Submit {
  const graph = useGraph();
  const leaving = useLeaving();
  const { mutate } = useMutation(acquireMutation(graph));
  const [pending, setPending] = useState<SubmitPhase>();
  const queries = useQueryClient();
  const [ended, setEnded] = useState<Ended>();
  const [unsent, setUnsent] = useState<Receipt>();
  // A ref, since three fast clicks come before React has rendered the first.
  const underWay = useRef<Attempt>(undefined);
  // A challenge is answered by the next attempt: the token of the cache would only be refused again.
  const challenge = useRef<string>(undefined);
  /** How often Graph has asked for a pause in a row. */
  const refusals = useRef(0);

  // A form that is gone must not send when its window is answered later; what has left cannot be called back.
  useEffect(
    () => () => {
      if (underWay.current?.phase !== 'sending') underWay.current?.controller.abort();
    },
    [],
  );

  const send = (rows: Rows) => {
    if (underWay.current) return;
    const attempt: Attempt = { controller: new AbortController(), phase: 'preparing' };
    underWay.current = attempt;
    setUnsent(undefined);
    setPending('preparing');
    const storedBefore = storedKeysInView(queries, target);
    mutate(
      {
        target,
        credentials: () => rows.map(({ row, key }) => ({ key, value: filled(readValue(row)) })),
        signal: attempt.controller.signal,
        claims: challenge.current,
        onPhase: (phase) => {
          attempt.phase = phase;
          setPending(phase);
        },
      },
      {
        onSuccess: (result) => {
          if (attempt.thenSend) return;
          if (result.outcome === 'not-sent') setUnsent(result);
          else {
            challenge.current = challengeOf(result);
            refusals.current = result.failure?.kind === 'throttled' ? refusals.current + 1 : 0;
            const pause = pauseAfter(result.failure, refusals.current, Date.now());
            setEnded({ receipt: result, pause, storedBefore });
          }
          onReceipt(result, rows);
        },
        onSettled: () => {
          underWay.current = undefined;
          setPending(undefined);
          if (attempt.thenSend) send(attempt.thenSend);
        },
      },
    );
  };

  return {
    endpoint: submitEndpoint(graph, target),
    tenantId: graph.tenantId,
    patience: graph.submitTimeoutSeconds,
    pending,
    ended,
    unsent,
    send,
    restart(rows) {
      if (underWay.current?.phase !== 'window') return;
      underWay.current.thenSend = rows;
      underWay.current.controller.abort();
    },
    cancel: () => underWay.current?.controller.abort(),
    dismiss(what) {
      setUnsent(undefined);
      if (what === 'all') setEnded(undefined);
    },
    isUnderWay: () => underWay.current !== undefined,
    redirect() {
      leaving.agree();
      void graph.signInAgain('write', challenge.current);
    },
  };
}

/** The last guard: Graph would store an empty value as the new credential. */
function filled(value: string): string {
  if (value === '') throw new Error('A value was emptied between the review and the send');
  return value;
}

/** The claims that Graph wants in the next token, when that is why it refused. */
export function challengeOf({ failure }: Pick<Receipt, 'failure'>): string | undefined {
  return failure?.kind === 'needs-interaction' ? failure.claims : undefined;
}
