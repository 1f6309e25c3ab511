/** For every field that can hold a value: password managers, spell checkers, translators and session files all keep copies. */
export const keepOut = {
  autoComplete: 'off',
  spellCheck: false,
  autoCapitalize: 'none',
  autoCorrect: 'off',
  dir: 'ltr',
  translate: 'no',
  'data-1p-ignore': true,
  'data-bwignore': true,
  'data-lpignore': 'true',
  'data-form-type': 'other',
} as const;
