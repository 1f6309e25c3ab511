import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { acquireMutation, submitEndpoint, type SubmitPhase } from '#src/data/acquire.ts';
import { useGraph } from '#src/data/graph-context.ts';
import type { Receipt } from '#src/graph/acquire-access-token.ts';
import type { Target } from '#src/graph/directory.ts';
import type { CredentialRowValues } from './credential-form-values.ts';

export type Submit = {
  endpoint: string;
  tenantId: string;
  pending: SubmitPhase | undefined;
  /** Of the last attempt, until it is dismissed or the next one begins. */
  receipt: Receipt | undefined;
  /** One confirmed send. While one is under way further calls do nothing. */
  send: (rows: readonly CredentialRowValues[]) => void;
  cancel: () => void;
  dismiss: () => void;
  /** Asks for the write permission by leaving the page: everything typed is lost. */
  redirect: () => Promise<void>;
};

type OnReceipt = (receipt: Receipt, sent: readonly CredentialRowValues[]) => void;

/** Sends credentials to one target. `readValue` is called at the send and nowhere before. */
export function useSubmit(target: Target, readValue: (row: string) => string, onReceipt: OnReceipt): Submit {
  const graph = useGraph();
  const { mutate } = useMutation({ ...acquireMutation(graph), throwOnError: true });
  const [pending, setPending] = useState<SubmitPhase>();
  const [receipt, setReceipt] = useState<Receipt>();
  // A ref, since three fast clicks come before React has rendered the first.
  const underWay = useRef<AbortController>(undefined);

  return {
    endpoint: submitEndpoint(graph, target),
    tenantId: graph.tenantId,
    pending,
    receipt,
    send(rows) {
      if (underWay.current) return;
      const attempt = new AbortController();
      underWay.current = attempt;
      setReceipt(undefined);
      setPending('preparing');
      const current = () => underWay.current === attempt;
      mutate(
        {
          target,
          credentials: () => rows.map(({ row, key }) => ({ key, value: readValue(row) })),
          signal: attempt.signal,
          onPhase: (phase) => current() && setPending(phase),
        },
        {
          onSettled: () => {
            if (!current()) return;
            underWay.current = undefined;
            setPending(undefined);
          },
          onSuccess: (result) => {
            if (!current()) return;
            setReceipt(result);
            onReceipt(result, rows);
          },
        },
      );
    },
    cancel: () => underWay.current?.abort(),
    dismiss: () => setReceipt(undefined),
    redirect: graph.redirectForSubmit,
  };
}
