/** The page that opens beside the portal and says what to try. */
import type { UserInfo } from '../test/portal/user-info';
import type { Certificate } from './start-arguments';
import type { Words } from './words';

interface Sentences {
  readonly title: string;
  readonly about: string;
  readonly id: string;
  readonly password: string;
  readonly tryThis: string;
  readonly refused: readonly string[];
  readonly accepted: readonly string[];
  readonly end: string;
}

const SENTENCES: Readonly<Record<'en' | 'ja', (words: Words) => Sentences>> = {
  en: (words) => ({
    title: `${words('extension_short_name')}: try it`,
    about:
      'This browser has a profile of its own. The portal in it is a stand-in on this computer.',
    id: 'Demo e-Parcel ID',
    password: 'Demo password',
    tryThis: 'What to try',
    accepted: [
      `Press the puzzle piece in the toolbar, then ${words('extension_name')}, then “${words('popup_check')}”.`,
      `Press “${words('popup_open_portal')}”. When the browser asks for a certificate, choose the one there is and press OK.`,
      'Press “User Info” in the portal and type a new password of 8 characters: the panel says what is missing.',
      'Press “Update” all the same: it is held. Go back, type 9 to 19 letters and digits, press “Update”.',
      'Choose “Yes” for Password Protect, press “Update”, and open the portal again: the browser asks for the ID and the password.',
    ],
    refused: [
      `Press the puzzle piece in the toolbar, then ${words('extension_name')}, then “${words('popup_check')}”.`,
      `Press “${words('popup_open_portal')}”: it does not open, and the assistant says why and what to do.`,
    ],
    end: 'Close the window, or press Ctrl-C in the terminal, to end. Nothing is kept.',
  }),
  ja: (words) => ({
    title: `${words('extension_short_name')}を試す`,
    about:
      'このブラウザは専用のプロファイルで動いています。ポータルはこのパソコン上の模擬のものです。',
    id: 'デモ用のe-Parcel ID',
    password: 'デモ用のパスワード',
    tryThis: '試してみること',
    accepted: [
      `ツールバーのパズルのマークを押し、「${words('extension_name')}」を開いて、「${words('popup_check')}」を押します。`,
      `「${words('popup_open_portal')}」を押します。証明書を尋ねられたら、1つだけある証明書を選んで［OK］を押します。`,
      'ポータルの「ユーザー情報」を開き、新しいパスワードを8文字で入力します。足りないところがパネルに表示されます。',
      'そのまま「更新」を押すと、送信の前に止まります。戻って、半角英数字9～19文字を入力し、「更新」を押します。',
      'パスワード保護を「はい」にして「更新」を押し、ポータルをもう一度開きます。IDとパスワードを尋ねられます。',
    ],
    refused: [
      `ツールバーのパズルのマークを押し、「${words('extension_name')}」を開いて、「${words('popup_check')}」を押します。`,
      `「${words('popup_open_portal')}」を押します。ポータルは開かず、理由と次にすることがアシスタントに表示されます。`,
    ],
    end: '終わるときは、ウィンドウを閉じるか、ターミナルでCtrl-Cを押します。何も残りません。',
  }),
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** @returns the page as HTML */
export function welcomePage(
  language: 'en' | 'ja',
  certificate: Certificate,
  { eParcelId, password }: Pick<UserInfo, 'eParcelId' | 'password'>,
  words: Words,
): string {
  const sentences = SENTENCES[language](words);
  const steps = certificate === 'good' ? sentences.accepted : sentences.refused;
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>${escapeHtml(sentences.title)}</title>
<style>
  body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; font: 1.1rem/1.6 system-ui, sans-serif; color: #333; background: #fff; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
  dd { margin: 0; font-family: monospace; font-size: 1.2em; }
  li { margin: .6rem 0; }
</style>
<h1>${escapeHtml(sentences.title)}</h1>
<p>${escapeHtml(sentences.about)}</p>
<dl>
  <dt>${escapeHtml(sentences.id)}</dt><dd>${escapeHtml(eParcelId)}</dd>
  <dt>${escapeHtml(sentences.password)}</dt><dd>${escapeHtml(password)}</dd>
</dl>
<h2>${escapeHtml(sentences.tryThis)}</h2>
<ol>
${steps.map((step) => `  <li>${escapeHtml(step)}</li>`).join('\n')}
</ol>
<p>${escapeHtml(sentences.end)}</p>
</html>
`;
}
