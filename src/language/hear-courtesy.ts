import words from '../../locales/id/words.json' with { type: 'json' };

/** What is a greeting, or a thank-you, and nothing else but signs such as 🙏. Normalised words. */
export function hearCourtesy(text: string): 'greeting' | 'thanks' | undefined {
  const said = text.replace(/[^\p{L} ]/gu, '').trim();
  if (words.greetings.includes(said)) return 'greeting';
  return words.thanks.includes(said) ? 'thanks' : undefined;
}
