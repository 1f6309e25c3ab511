/** What one key that was sent looks like among the stored ones; `unread`: this page had not looked before. */
export type KeyCheck = {
  key: string;
  now: 'stored' | 'absent';
  before: 'stored' | 'absent' | 'unread';
};

/** The keys that were sent against those that are stored now and, where they were in view, those stored when the request left. */
export function compareStored(
  sent: readonly string[],
  now: readonly string[],
  before: readonly string[] | undefined,
): readonly KeyCheck[] {
  const stored = new Set(now);
  const earlier = before && new Set(before);
  return [...new Set(sent)].map((key) => ({
    key,
    now: stored.has(key) ? 'stored' : 'absent',
    before: !earlier ? 'unread' : earlier.has(key) ? 'stored' : 'absent',
  }));
}
