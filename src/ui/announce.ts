/** How long a text has to be on the page for a screen reader to find it, in milliseconds. */
const duration = 500;

/** Polite words wait until the screen reader has finished, an alert interrupts. */
export type Manner = { polite?: boolean; alert?: boolean };

// There from the start: screen readers skip a live region that appears together with its text.
const region = typeof document === 'undefined' || notifier() ? undefined : liveRegion();
const waiting: string[] = [];
let isShown = false;

/** Says a sentence to a screen reader: by the browser's own means where it has them, or by a live region of the page. */
export function announce(text: string | undefined, { polite = false, alert = false }: Manner = {}): void {
  if (text === undefined || text.trim() === '') return;
  const browser = notifier();
  if (browser) browser.ariaNotify(text, { priority: alert && !polite ? 'high' : 'normal' });
  else if (region) {
    waiting.push(text);
    if (isShown) return;
    isShown = true;
    // What is said in one go is read as one text.
    setTimeout(() => show(region), 0);
  }
}

function show(place: HTMLElement): void {
  isShown = waiting.length > 0;
  // Narrator overlooks a text without an element around it.
  const words = document.createElement('span');
  words.textContent = waiting.splice(0).join('. ');
  place.replaceChildren(...(isShown ? [words] : []));
  if (isShown) setTimeout(() => show(place), duration);
}

function liveRegion(): HTMLElement {
  const place = document.createElement('div');
  place.ariaLive = 'assertive';
  // Fluent's dialogs hide the rest of the page from screen readers, but nothing with this attribute.
  place.dataset['tabsterNeverHide'] = '';
  Object.assign(place.style, {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  document.body.append(place);
  return place;
}

/** https://w3c.github.io/aria/#ARIANotifyMixin */
type Notifying = { ariaNotify: (text: string, options: { priority: 'high' | 'normal' }) => void };

function notifier(): Notifying | undefined {
  const page: Document & Partial<Notifying> = document;
  return page.ariaNotify && { ariaNotify: page.ariaNotify.bind(page) };
}

/** The longest announcement of a result, in characters: a listener cannot remember more. */
export const longestSpeech = 200;

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu;

/** What a screen reader announces of a message: its title, and as many sentences as fit, without ids. Never throws. */
export function spokenText(title: string, body: string): string {
  // A headline is a sentence of its own, whether or not it ends like one.
  const headline = /[.!?…:]\s*$/u.test(title) ? title : `${title}.`;
  const sentences = `${headline} ${body}`
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .split(/(?<=[.!?…]) /u)
    .filter((sentence) => sentence !== '' && !id.test(sentence));
  let said = '';
  for (const sentence of sentences) {
    const longer = said === '' ? sentence : `${said} ${sentence}`;
    if (longer.length > longestSpeech) break;
    said = longer;
  }
  // A title without an end is cut at a word.
  return said === '' ? cut(sentences[0] ?? '') : said;
}

function cut(text: string): string {
  if (text.length <= longestSpeech) return text;
  const start = text
    .slice(0, longestSpeech - 1)
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
  const end = start.lastIndexOf(' ');
  return `${end > 0 ? start.slice(0, end) : start}…`;
}
