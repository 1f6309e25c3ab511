/** Whether a text is nothing but letters and digits: as a paste into the box of a key it can only be one. */
export function isBareWord(text: string): boolean {
  for (const char of text) {
    const isDigit = char >= '0' && char <= '9';
    const isLetter = (char >= 'A' && char <= 'Z') || (char >= 'a' && char <= 'z');
    if (!isDigit && !isLetter) return false;
  }
  return text !== '';
}
