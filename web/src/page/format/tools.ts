import { words } from '../words/index.js';

/** What a tool does, in words; a tool not known here goes by its name. */
export function toolWords(tool: string): string {
  return words.tools[tool] ?? tool.replaceAll('_', ' ');
}

/** JSON text laid out for reading; text that is not (yet) JSON stays as it is. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
