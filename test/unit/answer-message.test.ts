/** How a message is answered: as every browser understands it, and only where there is an answer. */
import { expect, it, vi } from 'vitest';
import { answerMessage } from '../../src/background/answer-message';

const fake = vi.hoisted(() => ({
  handleMessage: vi.fn<(message: unknown) => Promise<unknown> | undefined>(),
}));
vi.mock('../../src/background/handle-message', () => fake);

const sender = { id: 'our-id' };

it('keeps the way open, and answers when the work has ended', async () => {
  let end: (response: unknown) => void = () => undefined;
  fake.handleMessage.mockReturnValue(
    new Promise((resolve) => {
      end = resolve;
    }),
  );
  const answer = vi.fn<(response: unknown) => void>();
  expect(answerMessage({ type: 'check' }, sender, answer)).toBe(true);
  expect(answer).not.toHaveBeenCalled();
  end({ ok: true });
  await vi.waitFor(() => expect(answer.mock.calls).toEqual([[{ ok: true }]]));
});

it('leaves what is none of ours to nobody, at once', () => {
  fake.handleMessage.mockReturnValue(undefined);
  const answer = vi.fn<(response: unknown) => void>();
  expect(answerMessage({ type: 'another' }, sender, answer)).toBeUndefined();
  expect(answer).not.toHaveBeenCalled();
});
