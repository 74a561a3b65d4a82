// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tellRefusal } from '../../src/content/tell-refusal';

const sendMessage = vi.fn(() => Promise.resolve({ ok: true }));

beforeEach(() => {
  sendMessage.mockClear();
  vi.stubGlobal('chrome', { runtime: { id: 'our-own-id', sendMessage } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['400 No required SSL certificate was sent', 'none-sent'],
  ['400 The SSL certificate error', 'not-accepted'],
])('tells what nginx says: %s', (title, refusal) => {
  document.title = title;
  tellRefusal();
  expect(sendMessage.mock.calls).toEqual([[{ type: 'refusal-shown', refusal }]]);
});

it.each(['400 Bad Request', '4000 certificates', ''])('tells nothing of %j', (title) => {
  document.title = title;
  tellRefusal();
  expect(sendMessage).not.toHaveBeenCalled();
});
