import { expect, test } from 'vitest';
import { graded } from './good-answer.ts';
import { grade, letterOf, scoreOf } from './grade.ts';

test('the best answer without a cookie has 135 points, and 140 on a host that browsers know as https only', () => {
  expect(graded()).toMatchObject({ score: 135, letter: 'A+' });
  expect(graded({}, {}, { preloaded: true })).toMatchObject({ score: 140, letter: 'A+' });
});

test('the best answer there is has the 145 points that MDN names as the most', () => {
  const cookies = ['session=1; Secure; HttpOnly; SameSite=Strict'];
  expect(graded({}, { cookies }, { preloaded: true }).score).toBe(145);
});

test('an answer without any of the headers fails', () => {
  expect(grade({ headers: {} }, { route: ['http://keys.example/'], preloaded: false })).toEqual({
    score: 10,
    letter: 'F',
    findings: [
      'csp-not-implemented',
      'cookies-not-found',
      'cross-origin-resource-sharing-not-implemented',
      'redirection-missing',
      'referrer-policy-not-implemented',
      'hsts-not-implemented',
      'sri-not-implemented-but-no-scripts-loaded',
      'x-content-type-options-not-implemented',
      'x-frame-options-not-implemented',
      'corp-not-implemented',
    ],
  });
});

test('penalties come first: with 89 points there is no bonus, with 90 there is every one', () => {
  expect(scoreOf([-5, -5, 10, 5])).toBe(105);
  expect(scoreOf([-5, -10, 10, 5])).toBe(85);
  expect(scoreOf([-50, -40, -25])).toBe(0);
});

test('letters begin where MDN’s chart lets them begin', () => {
  const scores = [140, 100, 99, 90, 89, 85, 80, 70, 65, 60, 50, 45, 40, 30, 25, 24, 0];
  expect(scores.map(letterOf).join(' ')).toBe('A+ A+ A A A- A- B+ B B- C+ C C- D+ D D- F F');
});
