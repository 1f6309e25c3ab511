import type { Target } from '#src/domain/target.ts';
import { AuditsPanel } from './audits-panel.tsx';
import { ReceiptsPanel } from './receipts-panel.tsx';

/** What was done with an application: from this tab, and by anyone. */
export function HistoryPanel({ target }: { target: Target }) {
  return (
    <>
      <ReceiptsPanel target={target} />
      <AuditsPanel target={target} />
    </>
  );
}
