/** What people and programs write in place of a secret: asterisks, bullets and blocks of all kinds. */
const glyphs = new Set('*＊﹡∗⁎✱•●⬤⚫∙·⋅・･‧◦○■▪█');
/** Has no width, and so hides nothing of a mask. */
const unseen = new Set('\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff');
/** As many in a row are in no value that a system makes. */
const least = 3;

/**
 * Whether a text stands for a value that it hides, or shows in part (`rea******`). If sent, the mask would replace
 * the real value.
 * It counts instead of matching, since a regular expression keeps the last text it matched alive.
 */
export function isMask(text: string): boolean {
  let run = 0;
  let any = false;
  let other = false;
  for (const char of text) {
    if (unseen.has(char)) continue;
    if (glyphs.has(char)) {
      any = true;
      run += 1;
      if (run === least) return true;
    } else {
      run = 0;
      other ||= char.trim() !== '';
    }
  }
  return any && !other;
}
