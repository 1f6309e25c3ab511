import { type ClipboardEvent, createContext, use } from 'react';

/**
 * Takes what was pasted into the empty key box of a row where it is more than a key; says whether it did.
 * The text holds secrets.
 */
export const PasteContext = createContext<(text: string, row: string) => boolean>(() => false);

export function usePastePairs(): (event: ClipboardEvent, row: string) => void {
  const take = use(PasteContext);
  return (event, row) => {
    if (take(event.clipboardData.getData('text/plain'), row)) event.preventDefault();
  };
}
