import { useEffect, useState } from 'react';
import { createSecretFields, type SecretFields } from './secret-fields.ts';

/**
 * One set of secret fields. They are emptied when a person leaves the page, since Chromium would restore typed
 * values.
 * They are hidden when the person cannot see them: when the tab is hidden, and before a print.
 */
export function useSecretFields(): SecretFields {
  const [fields] = useState(createSecretFields);
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') fields.concealAll();
    };
    addEventListener('pagehide', fields.clearAll);
    addEventListener('beforeprint', fields.concealAll);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('pagehide', fields.clearAll);
      removeEventListener('beforeprint', fields.concealAll);
      document.removeEventListener('visibilitychange', hidden);
      // What is held for an element that never came goes with the form.
      fields.clearAll();
    };
  }, [fields]);
  return fields;
}
