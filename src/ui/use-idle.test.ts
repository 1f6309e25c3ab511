import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchIdle } from './use-idle.ts';

class Box extends EventTarget {
  scrollHeight = 1000;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Element', Box);
  vi.stubGlobal('Document', class extends EventTarget {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watched() {
  const page = new Box();
  const calls = { onNear: vi.fn<() => void>(), onIdle: vi.fn<() => void>() };
  const stop = watchIdle(page, { warning: 540_000, limit: 600_000 }, calls);
  return { page, stop, ...calls };
}

test('an untouched page warns a minute before it is idle, once each', () => {
  const { onNear, onIdle } = watched();
  vi.advanceTimersByTime(539_999);
  expect(onNear).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onNear).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(59_999);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(3_600_000);
  expect([onNear, onIdle].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
});

test.each([
  'pointerdown',
  'pointermove',
  'keydown',
  'wheel',
  'touchstart',
  'input',
  'focusin',
  'selectionchange',
])('a sign of life starts the time anew: %s', (sign) => {
  const { page, onNear, onIdle } = watched();
  vi.advanceTimersByTime(590_000);
  page.dispatchEvent(new Event(sign));
  vi.advanceTimersByTime(530_000);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(onNear).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60_000);
  expect(onIdle).toHaveBeenCalledOnce();
});

test('a scroll is a sign of life, but for one that the browser makes when the page grows', () => {
  const { page, onIdle } = watched();
  const scroll = () => page.dispatchEvent(new Event('scroll'));
  scroll();
  vi.advanceTimersByTime(590_000);
  scroll();
  vi.advanceTimersByTime(590_000);
  expect(onIdle).not.toHaveBeenCalled();
  page.scrollHeight += 40;
  scroll();
  vi.advanceTimersByTime(10_000);
  expect(onIdle).toHaveBeenCalledOnce();
});

test('the first touch after a sleep finds the time over, and nothing is called once the page is gone', () => {
  const { page, stop, onIdle } = watched();
  vi.setSystemTime(Date.now() + 7_200_000);
  page.dispatchEvent(new Event('pointermove'));
  expect(onIdle).toHaveBeenCalledOnce();
  stop();
  page.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(7_200_000);
  expect(onIdle).toHaveBeenCalledOnce();
});
