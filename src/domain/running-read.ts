/** How far a read is. `attempt` counts from 1, `of` at most. A pause comes with the number of the attempt after it. */
export type ReadProgress = { attempt: number; of: number } & (
  | { state: 'token' | 'asking'; reason: RepeatReason | undefined }
  /** `until` is in milliseconds since the epoch. */
  | { state: 'pausing'; reason: RepeatReason; until: number }
);

/** What the page shows of a read that takes time. Every change makes another object. */
export type RunningRead = {
  progress: ReadProgress;
  /** It has lasted long enough for a person to wonder. */
  slow: boolean;
  /** Ends it with a cancelled failure. */
  cancel: () => void;
};

/** Why a read is repeated: Graph asks for a pause, says that it cannot answer now, or no answer came. */
export type RepeatReason = 'throttled' | 'unavailable' | 'unreachable';
