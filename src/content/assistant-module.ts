/** The assistant's entry, built as a module of its own: see `load-assistant.ts`. */
export { watchPage } from './watch-page';
