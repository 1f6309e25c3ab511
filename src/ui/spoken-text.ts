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
