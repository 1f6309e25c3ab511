import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { acquireMutation, submitEndpoint, type SubmitPhase } from '#src/data/acquire.ts';
import { useGraph } from '#src/data/graph-context.ts';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import type { Target } from '#src/graph/directory.ts';
import { useLeaving } from '../shell/leaving.ts';
import type { CredentialRowValues } from './credential-form-values.ts';

type Rows = readonly CredentialRowValues[];

export type Submit = {
  endpoint: string;
  tenantId: string;
  pending: SubmitPhase | undefined;
  /** Of the last attempt, until it is dismissed or the next one begins. */
  receipt: Receipt | undefined;
  /** One confirmed send. While one is under way further calls do nothing. */
  send: (rows: Rows) => void;
  /** Gives up the attempt that waits for a window, and begins another with a new window. */
  restart: (rows: Rows) => void;
  cancel: () => void;
  dismiss: () => void;
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
  const [receipt, setReceipt] = useState<Receipt>();
  // A ref, since three fast clicks come before React has rendered the first.
  const underWay = useRef<Attempt>(undefined);
  // A challenge is answered by the next attempt: the token of the cache would only be refused again.
  const challenge = useRef<string>(undefined);

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
    setReceipt(undefined);
    setPending('preparing');
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
          if (result.outcome !== 'not-sent') challenge.current = challengeOf(result);
          setReceipt(result);
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
    pending,
    receipt,
    send,
    restart(rows) {
      if (underWay.current?.phase !== 'window') return;
      underWay.current.thenSend = rows;
      underWay.current.controller.abort();
    },
    cancel: () => underWay.current?.controller.abort(),
    dismiss: () => setReceipt(undefined),
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
function challengeOf({ failure }: Receipt): string | undefined {
  return failure?.kind === 'needs-interaction' ? failure.claims : undefined;
}
