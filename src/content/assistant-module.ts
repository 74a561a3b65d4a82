/** The assistant's entry, built as a module of its own: see `load-assistant.ts`. */
export { readAnswer } from './read-answer';
export { watchPage } from './watch-page';
