import type { ClipboardEvent, ComponentPropsWithRef, DragEvent } from 'react';
import box from './value-box.module.css';

/** `masked`: dots stand in place of the text, and none of it can be copied, cut or dragged away. */
type Masking = { masked: boolean };

const stay = (event: ClipboardEvent | DragEvent) => event.preventDefault();

/**
 * Never of type `password`, not even once: Chromium and Firefox offer to save what such an element has held, whatever its
 * `autocomplete` says, and Chromium asks a service whether it has leaked. Dots that a style sheet draws look the same to a
 * person, but Firefox copies the text below them and Chromium copies dots that would pass for a value.
 */
function look(masked: boolean, className = '') {
  return {
    ...keepOut,
    className: `${box.box} ${className} ${masked ? box.dots : ''}`,
    ...(masked ? { onCopy: stay, onCut: stay, onDragStart: stay } : {}),
  };
}

/** A single line that holds a value. */
export function ValueLine({ masked, className, ...rest }: Masking & ComponentPropsWithRef<'input'>) {
  return <input {...rest} type="text" {...look(masked, className)} />;
}

/** Lines of text that hold values. */
export function ValueArea({ masked, className, ...rest }: Masking & ComponentPropsWithRef<'textarea'>) {
  return <textarea {...rest} {...look(masked, className)} />;
}

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
