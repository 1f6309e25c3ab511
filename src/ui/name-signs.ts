/** Why a name may differ from how it looks. */
export type NameSign = 'direction' | 'hidden' | 'space' | 'alphabets';

/** Orders of the bidirectional algorithm, which turn text around: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const direction = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Characters without a picture of their own: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point */
const hidden =
  /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u2800\uFFFC\uFFFD]/u;

/** Blanks that are no plain space, and spaces that a browser shows as fewer or not at all. */
const blank = /[^\P{Zs} ]|^ | $| {2}/u;

/** Letters drawn like another letter, so that a word looks like one in plain letters: 𝐂ontoso, Ｃontoso. */
const styled = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u{1D400}-\u{1D7FF}]/u;

// Alphabets that share shapes with Latin, and hardly ever a word: https://www.unicode.org/reports/tr39/#Confusable_Detection
const latin = /\p{Script=Latin}/u;
const likeLatin =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
const cyrillicAndGreek = /(?=.*\p{Script=Cyrillic})(?=.*\p{Script=Greek})/u;
/** A word of these alone reads as a Latin one. */
const onlyTwins = /^[АВЕКМНОРСТУХЅІЈЁЇԚԜаеорсухѕіјһԁԛԝёїΑΒΕΖΗΙΚΜΝΟΡΤΥΧΪΫονϲϳ\p{M}\p{N}]+$/u;

/** Where a joiner shapes letters, as in Persian or Hindi: https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters */
const shaping = String.raw`[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}]`;
/** A letter or a format character without a picture is taken out itself, and a joiner beside it would be left alone. */
const unseen = String.raw`[\p{Default_Ignorable_Code_Point}\p{Cf}]`;
const joined = String.raw`(?<=[${shaping}--${unseen}]\p{M}*)[\u200C\u200D](?=[\p{L}--${unseen}])`;

/**
 * What is hidden and means no harm: an emoji's own joiners and selectors, and joiners that shape letters. Needs the flag v,
 * which the target of the compiler has no literals for.
 */
const harmless = new RegExp(String.raw`\p{RGI_Emoji}|${joined}`, 'gv');

/** What is left to judge. */
function withoutHarmless(name: string): string {
  return name.replaceAll(harmless, (found) => (found.length === 1 && hidden.test(found) ? '' : '☺'));
}

/** What about a name cannot be seen, or looks like something else; nothing about a plain one. */
export function nameSigns(name: string): readonly NameSign[] {
  const text = withoutHarmless(name);
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const isMixed = words.some(
    (word) =>
      (latin.test(word) && likeLatin.test(word)) ||
      cyrillicAndGreek.test(word) ||
      // A twin of a Latin word beside real ones.
      (word.length > 1 &&
        likeLatin.test(word) &&
        onlyTwins.test(word) &&
        words.some((other) => latin.test(other))),
  );
  const found: Readonly<Record<NameSign, boolean>> = {
    direction: direction.test(text),
    hidden: hidden.test(text.replaceAll(new RegExp(direction, 'gu'), '')),
    space: blank.test(text),
    alphabets: isMixed || styled.test(text),
  };
  return (['direction', 'hidden', 'space', 'alphabets'] as const).filter((sign) => found[sign]);
}

/** The hidden characters by their numbers, each once and few of them, as a person can look them up. */
export function hiddenCharacters(name: string): readonly string[] {
  const found =
    withoutHarmless(name)
      .match(/[^ ]/gu)
      ?.filter((one) => hidden.test(one) || blank.test(one)) ?? [];
  const numbers = found.map(
    (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return [...new Set(numbers)].slice(0, 5);
}

/** For where a name stands beside other words without a frame, such as the title of a tab: nothing in it is hidden or turns text around. */
export function plainName(name: string): string {
  const clean = (text: string) => text.replaceAll(new RegExp(hidden, 'gu'), '');
  let plain = '';
  let end = 0;
  for (const { 0: found, index } of name.matchAll(harmless)) {
    plain += clean(name.slice(end, index)) + found;
    end = index + found.length;
  }
  return (plain + clean(name.slice(end))).replaceAll(/\p{Zs}+/gu, ' ').trim();
}
