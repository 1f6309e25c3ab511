import { type RefCallback, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  jsonOf,
  type JsonRow,
  type JsonView,
  readEdited,
  fromJsonText,
  type JsonProblem,
  toJsonText,
} from '#src/domain/credentials/json-edit.ts';
import { useSecretFields } from '#src/ui/secret-fields.ts';

type Row = { key: string; value: string };
/** `veiled`: drawn as dots, since it is to be hidden and is not valid, so that masks cannot take the place of its values. */
type Shown = { view: JsonView; veiled: boolean; version: number };

type JsonText = Shown & {
  problem: JsonProblem | undefined;
  /**
   * What the person edits. Each `version` gets a new element, since an old one has the previous text in its undo
   * history.
   */
  editedRef: RefCallback<HTMLTextAreaElement>;
  /** Holds the values that the masks stand for, once they are no longer those of the form. Never shown. */
  heldRef: RefCallback<HTMLTextAreaElement>;
  onInput: () => void;
  show: () => void;
  hide: () => void;
  apply: () => void;
};

/** The text of the JSON view. It stays in its text area; React knows how it is shown, and where it is not valid. */
export function useJsonText(
  frame: RefObject<HTMLElement | null>,
  read: () => readonly Row[],
  onApply: (rows: readonly JsonRow[]) => void,
  onHidden: () => void,
): JsonText {
  const fields = useSecretFields();
  const [shown, setShown] = useState<Shown>({ view: 'masked', veiled: false, version: 0 });
  const [problem, setProblem] = useState<JsonProblem>();
  /** For each row that a mask can stand for, its index in the form; nothing as long as they are those of the form. */
  const origins = useRef<readonly (number | undefined)[]>(undefined);
  /** Whether anything may be in sight that masks would hide. */
  const exposed = useRef(false);
  const edited = () => frame.current?.querySelector<HTMLTextAreaElement>('textarea:not([hidden])');
  const held = () => frame.current?.querySelector<HTMLTextAreaElement>('textarea[hidden]');

  const settle = () => {
    const kept = fields.read('held');
    const before = kept === '' ? undefined : fromJsonText(kept);
    const result = readEdited(shown.view, fields.read('edited'), before?.ok ? before.rows : read());
    const known = origins.current;
    if (!result.ok || !known) return result;
    const rows = result.rows.map((row) => ({
      ...row,
      from: row.from === undefined ? undefined : known[row.from],
    }));
    return { ok: true as const, rows };
  };
  const put = (view: JsonView, rows: readonly JsonRow[]) => {
    const old = edited();
    const caret = old === document.activeElement ? old?.selectionStart : undefined;
    const keeper = held();
    if (keeper) keeper.value = toJsonText(rows);
    origins.current = rows.map(({ from }) => from);
    flushSync(() => {
      setShown(({ version }) => ({ view, veiled: false, version: version + 1 }));
      setProblem(undefined);
    });
    const area = edited();
    if (!area) return;
    area.value = jsonOf(view, rows);
    if (caret === undefined) return;
    area.focus();
    area.setSelectionRange(caret, caret);
  };
  const expose = () => {
    exposed.current = true;
    // Restarts with each edit, so that the text is hidden only after the person stops writing.
    fields.reveal('edited');
  };
  const refuse = (found: JsonProblem) => {
    flushSync(() => {
      setProblem(found);
      setShown((now) => ({ ...now, veiled: false }));
    });
    expose();
    const area = edited();
    if (!area) return;
    area.focus();
    area.setSelectionRange(found.at, found.at + 1);
    scrollToOffset(area, found.at);
  };
  const conceal = useEffectEvent(() => {
    if (!exposed.current || !frame.current || fields.state('edited').revealed) return;
    exposed.current = false;
    const result = settle();
    if (result.ok) put('masked', result.rows);
    else flushSync(() => setShown((now) => ({ ...now, veiled: true })));
    onHidden();
  });
  const begin = useEffectEvent(() => {
    const area = edited();
    if (area) area.value = jsonOf('masked', read());
  });
  useEffect(() => begin(), []);
  useEffect(() => fields.subscribe(() => conceal()), [fields]);

  return {
    ...shown,
    problem,
    editedRef: fields.ref('edited'),
    heldRef: fields.ref('held'),
    onInput() {
      setProblem(undefined);
      expose();
    },
    show() {
      if (shown.veiled) setShown({ ...shown, veiled: false });
      else {
        const result = settle();
        if (!result.ok) return refuse(result.problem);
        put('open', result.rows);
      }
      expose();
    },
    hide() {
      const result = settle();
      if (!result.ok) return refuse(result.problem);
      exposed.current = false;
      fields.conceal('edited');
      put('masked', result.rows);
    },
    apply() {
      const result = settle();
      if (!result.ok) return refuse(result.problem);
      onApply(result.rows);
    },
  };
}

/** Brings a place of a text area's text into its middle: browsers do not scroll to a selection that a script sets. */
function scrollToOffset(area: HTMLTextAreaElement, offset: number): void {
  // An unseen twin of the same width is as tall as the text before the place.
  const twin = document.createElement('textarea');
  twin.className = area.className;
  twin.autocomplete = 'off';
  Object.assign(twin.style, {
    position: 'absolute',
    visibility: 'hidden',
    border: '0',
    inlineSize: `${area.clientWidth}px`,
    blockSize: '0',
    minBlockSize: '0',
  });
  area.after(twin);
  twin.value = area.value.slice(0, offset);
  area.scrollTop = twin.scrollHeight - area.clientHeight / 2;
  twin.value = '';
  twin.remove();
}
