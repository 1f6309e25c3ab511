import { createContext, type SyntheticEvent, use } from 'react';

/**
 * Takes what was pasted or dropped into the empty key box of a row where it is more than a key; says whether it did.
 * The text holds secrets.
 */
export const PasteContext = createContext<(text: string, row: string) => boolean>(() => false);

export function usePastePairs(): (event: SyntheticEvent, data: DataTransfer, row: string) => void {
  const take = use(PasteContext);
  return (event, data, row) => {
    if (take(data.getData('text/plain'), row)) event.preventDefault();
  };
}
