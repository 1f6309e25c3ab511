import { useState } from 'react';
import { dayOf } from '#src/domain/expiry/day.ts';

/** The day on which whoever asks came to be, where the person is. */
export function useToday(): string {
  const [today] = useState(() => dayOf(Date.now()));
  return today ?? '9999-12-31';
}
