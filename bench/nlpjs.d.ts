/** What of nlp.js the bench uses; it brings no types of its own. */
interface NlpJs {
  settings: { autoSave: boolean; log: boolean };
  addLanguage(name: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  export(minified: boolean): string;
  import(saved: string): void;
  process(language: string, text: string): Promise<{ intent: string }>;
}

declare module '@nlpjs/core' {
  export function containerBootstrap(): Promise<{ use(plugin: unknown): void; get(name: 'nlp'): NlpJs }>;
}
declare module '@nlpjs/nlp' {
  export const Nlp: unknown;
}
declare module '@nlpjs/lang-id' {
  export const LangId: unknown;
}
