type TextFile = {
  name: string;
  text: string;
  type: 'text/plain' | 'text/calendar' | 'text/markdown' | 'text/csv' | 'application/json';
};

/** Hands a text to the browser's downloads. Only for texts without values: this goes to the disk. */
export function saveFile({ name, text, type }: TextFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
