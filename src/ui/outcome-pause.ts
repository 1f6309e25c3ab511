/** The rest of a pause as text: a countdown, or for an hour and more the time of day. */
export type Left = 'over' | 'clock' | { minutes: number; seconds: number };

export function leftOf(seconds: number): Left {
  if (seconds <= 0) return 'over';
  if (seconds >= 3600) return 'clock';
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
}
