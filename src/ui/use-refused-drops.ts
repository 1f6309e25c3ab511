import { useEffect } from 'react';

/**
 * Refuses whatever is dropped where nobody takes it: a browser opens a dropped file or address in place of the page, and
 * everything typed would be gone. Text goes into the fields as ever.
 */
export function useRefusedDrops(): void {
  useEffect(() => {
    const refuse = (event: DragEvent) => {
      const { target, dataTransfer } = event;
      const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (event.defaultPrevented || (isField && dataTransfer?.types.includes('Files') !== true)) return;
      event.preventDefault();
      if (dataTransfer) dataTransfer.dropEffect = 'none';
    };
    addEventListener('dragover', refuse);
    addEventListener('drop', refuse);
    return () => {
      removeEventListener('dragover', refuse);
      removeEventListener('drop', refuse);
    };
  }, []);
}
