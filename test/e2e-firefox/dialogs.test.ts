/** What Firefox asks a person in a dialog of its own, and Chromium's tests do not see. */
import { it, onTestFinished } from 'vitest';
import { startRefusingProxy } from '../servers/refusing-proxy';
import { expectConclusion, setFirefoxStage, startVisit } from './firefox-stage';

it('a proxy that wants a sign-in asks for one; cancelled, the proxy is what is named', async () => {
  const proxy = await startRefusingProxy(407);
  onTestFinished(() => proxy.close());
  const stage = await setFirefoxStage({ browser: { proxy: `127.0.0.1:${proxy.port}` } });
  const { outcome } = await startVisit(stage);
  await stage.firefox.dialogs.signIn('cancel');
  await outcome;
  await expectConclusion(stage, 'unreachable: proxy');
});
