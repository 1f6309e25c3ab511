/** How far a read is. `attempt` counts from 1, `of` at most; a pause is told with the attempt that comes after it. */
export type ReadProgress = { attempt: number; of: number } & (
  | { state: 'token' | 'asking'; reason: RepeatReason | undefined }
  /** `until` is in milliseconds since the epoch. */
  | { state: 'pausing'; reason: RepeatReason; until: number }
);

/** What a person is told of a read that takes its time. Another object for every change. */
export type RunningRead = {
  progress: ReadProgress;
  /** It has lasted long enough for a person to wonder. */
  slow: boolean;
  /** Ends it with a cancelled failure. */
  cancel: () => void;
};

/** Why a read is repeated: Graph asks for a pause, says that it cannot answer now, or no answer came. */
export type RepeatReason = 'throttled' | 'unavailable' | 'unreachable';
