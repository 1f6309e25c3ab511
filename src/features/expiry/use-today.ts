import { useState } from 'react';
import { dayOf } from '#src/domain/expiry/note.ts';

/** The day on which the calling component mounted, in the person's time zone. */
export function useToday(): string {
  const [today] = useState(() => dayOf(Date.now()));
  return today ?? '9999-12-31';
}
