/** Brings a place of a text area's text into its middle: browsers do not scroll to a selection that a script sets. */
export function scrollToOffset(area: HTMLTextAreaElement, offset: number): void {
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
