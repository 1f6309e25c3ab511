import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

type Drops = {
  onFiles: (files: FileList) => void;
  /** Text that the area must not take by itself. */
  onText: (text: string) => void;
};

/**
 * Takes files that are dropped anywhere on the page, and text that is dropped into the area. Nothing else may be: a browser
 * opens what is dropped beside, and everything typed would be gone. Returns whether files are being dragged over the page.
 */
export function useDrops(area: RefObject<HTMLTextAreaElement | null>, { onFiles, onText }: Drops): boolean {
  const [over, setOver] = useState(false);
  const drag = useEffectEvent((event: DragEvent) => {
    const files = event.dataTransfer?.types.includes('Files') === true;
    setOver(files);
    if (!files && event.target === area.current) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = files ? 'copy' : 'none';
  });
  const drop = useEffectEvent((event: DragEvent) => {
    setOver(false);
    const data = event.dataTransfer;
    if (data && data.files.length > 0) onFiles(data.files);
    else if (event.target === area.current) {
      const text = data?.getData('text/plain') ?? '';
      // All else the area takes as it is, at the place where it is dropped.
      if (!text.includes('\r') && !text.includes('\0')) return;
      onText(text);
    }
    event.preventDefault();
  });
  const leave = useEffectEvent((event: DragEvent) => {
    if (event.relatedTarget === null) setOver(false);
  });
  useEffect(() => {
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
