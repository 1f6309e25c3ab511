import { useEffect, useRef, useState } from 'react';

/** Other ways to fill the rows, or to export them: each a dialog. */
export type Tool = 'import' | 'json' | 'code' | 'landing';

export type ToolState = {
  tool: Tool | undefined;
  /** It holds a text that a person may have typed. */
  isWriting: boolean;
  open: (tool: Tool) => void;
  /** The focus goes back to where it was before. */
  close: () => void;
  /** At once, wherever the focus is. */
  drop: () => void;
};

export function useTool(): ToolState {
  const [tool, setTool] = useState<Tool>();
  const opener = useRef<Element>(null);
  // Its text is emptied when the page is left; a browser that brings the page back must not bring a dialog without it.
  useEffect(() => {
    const left = () => setTool(undefined);
    addEventListener('pagehide', left);
    return () => removeEventListener('pagehide', left);
  }, []);
  return {
    tool,
    isWriting: tool === 'import' || tool === 'json' || tool === 'landing',
    open(wanted) {
      opener.current = document.activeElement;
      setTool(wanted);
    },
    close() {
      // Not at once: where rows go together with a dialog, Fluent leaves the page behind hidden from screen readers.
      requestAnimationFrame(() => {
        setTool(undefined);
        requestAnimationFrame(() => {
          if (opener.current instanceof HTMLElement) opener.current.focus();
        });
      });
    },
    drop: () => setTool(undefined),
  };
}
