import { type QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import type { Receipt } from '#src/domain/attempt.ts';
import type { Target } from '#src/domain/target.ts';

/** More than a person does in one tab. */
const most = 200;

function receiptsKey({ kind, id }: Pick<Target, 'kind' | 'id'>) {
  return ['receipts', kind, id.toLowerCase()] as const;
}

/** Keeps a receipt in the memory of this tab alone, until it is closed or signed out; a receipt holds no value. */
export function keepReceipt(queries: QueryClient, receipt: Receipt): void {
  queries.setQueryData<readonly Receipt[]>(receiptsKey(receipt.target), (before = []) =>
    [receipt, ...before].slice(0, most),
  );
}

/** What was done with this application in this tab, newest first. */
export function useReceipts(target: Target): readonly Receipt[] {
  const { data } = useQuery<readonly Receipt[]>({
    queryKey: receiptsKey(target),
    queryFn: skipToken,
    staleTime: Infinity,
  });
  return data ?? [];
}
