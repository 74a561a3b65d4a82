/**
 * The words that the User Info page's parts go by, and those that speak against it.
 *
 * One term a line. Adding a label is one line here and one fixture in `test/pages/`. Terms are written
 * as on a page; text and terms are normalised alike before they are compared (`read-text.ts`): NFKC,
 * lower case, long vowels dropped, 利用者 as ユーザ. In a term `(a|b|)` stands for any of these, or
 * none; a space may be any joint or nothing. `test/unit/vocabulary.test.ts` checks every line.
 *
 * Sources: the published guide; labels seen on Japanese and English pages of the kind.
 */

/**
 * How terms must stand in a text: `whole` is the whole text, marks and spaces aside; `token` a whole
 * word of it, between spaces, brackets and marks; `phrase` anywhere in it, in English at word
 * boundaries; `identifier` in a name or id, anywhere when it has five letters or more.
 */
export const PLACES = ['whole', 'token', 'phrase', 'identifier'] as const;
export type Place = (typeof PLACES)[number];

type Terms = Readonly<Partial<Record<Place, string>>>;

/** Every term, by what it stands for. */
export const VOCABULARY = {
  'new-password': {
    phrase: `
      new (login |)pass(word|code|phrase|)
      new (pwd|pw)
      choose (a |your |)(new |)pass(word|code|phrase)
      create (a |your |)(new |)password
      set (a |your |)(new |)password
      desired password
      新(しい|規|しく設定する|たな|)(ログイン|登録|)(パスワード|pw|暗証)
      変更後(の|)(新|)パスワード
      変更するパスワード
      変更(パスワード|したいパスワード)
      希望(する|)パスワード
      パスワード新
    `,
    whole: `
      new
      新しい(方|もの|)
    `,
    identifier: `
      new pass
      new pw
      newpwd
      pass new
      pwd new
      pw new
      shin pass
    `,
  },
  're-enter': {
    phrase: `
      re( |)(enter|entry|type|key)(ed|)
      repeat(ed|)
      confirm(ation|)
      again
      verify
      verification
      once more
      second time
      same password
      password check
      check password
      再(入力|確認|度|び)
      確認(用|のため|入力|のために)
      もう(一|1|いち)(度|回)
      (2|二)(回目|度目)
      パスワード(の|を|)確認
      確認パスワード
      同じパスワード
      パスワード2
    `,
    whole: `
      password2
    `,
    token: `
      確認
      2x
      x2
    `,
    identifier: `
      confirm
      verif
      repeat
      retype
      reenter
      again
      (pass|passwd|pwd|pw|password) (c|r|re|rep|rpt|chk|check|ck|cfm|conf|con|cnf|cf|again|verify)
      (re|rep|rpt|chk|check|cfm|conf|con|cnf|ck)(pass|passwd|pwd|pw|password)
      (pass|passwd|pwd|pw|password)(c|r|re|rep|rpt|chk|check|ck|cfm|conf|con|cnf|cf)
      (re|rep|conf|con|cfm|cnf|chk|check|cf|v) (new |)(pass|passwd|pwd|pw|password)
      (cpassword|cpass|cpwd|vpassword|rpass|rpassword|rpwd|rnpw|rnpwd|cnewpass|cnewpwd)
      (second|repeated) password
      kakunin
      sai
    `,
  },
  'other-password': {
    phrase: `
      current
      old pass(word|code|phrase|)
      old pw(d|)
      existing
      present password
      previous password
      secret (question|answer|key|code)
      original password
      recent password
      former password
      現在(の|)
      元(の|)パスワード
      (今まで|以前|従来)(の|お使い)
      今の
      これまでの
      現行
      旧パスワード
      旧pw
      既存
      古い
      変更前
      現パスワード
      (秘密の|ひみつの)質問
      暗証番号
      ワンタイム
      認証コード
      取引パスワード
      本人確認
      確認のため(に|の|)(、|)(現在の|ログイン|)パスワードを?入力
      (enter|with|using) your (login |current |)password
      login password for confirmation
      your password to (confirm|continue|save)
      (initial|default|temporary) password
      (初期|仮|証明書|配送|配信)パスワード
      (第二|第2)(パスワード|暗証)
    `,
    whole: `
      old
      current
    `,
    token: `
      pin
      otp
      one-time
    `,
    identifier: `
      current
      old pass
      old pw
      oldpwd
      pass old
      pw old
      genzai
      (now|prev|before|former|orig|org|cur|curr|o) ?(pass|passwd|pwd|pw|password)
      (pass|password|pw|pwd) ?(now|before)
      kyu pass
    `,
  },
  password: {
    phrase: `
      pass(word|wd|phrase|code)
      パスワード
      パスワド
      暗証
    `,
    identifier: `
      pass
      pwd
      psw
      pw
    `,
  },
  /** A password of something that is not the person: a file, a mail server. */
  'thing-password': {
    phrase: `
      for (this|the) (file|parcel|folder|server|mail|package|link|archive|key)
      (file|parcel|server|mail|folder|link|zip|download|database|db|wifi|network) password
      smtp
      pop3
      メール(の|)パスワード
      メールサーバ
      (ファイル|フォルダ|荷物|サーバ|リンク|zip|ダウンロード|共有|小包|受取)(の|用の|用|)パスワード
      (recipient|certificate|delivery)('s|) password
      password for the (user|recipient|certificate)
      フォルダ
    `,
    token: `
      pop
      imap
      ftp
      zip
      wi-fi
      api
    `,
    identifier: `
      smtp
      pop
      imap
    `,
  },
  'first-name': {
    phrase: `
      first name
      given name
      forename
      ファーストネーム
      下の(お|)名前
    `,
    token: `
      名
      first
      given
      mei
    `,
    whole: `
      ((お|)名前|(ご|)氏名|ユーザ名|name)(名|漢字名)
      名(のみ|漢字|)
    `,
    identifier: `
      first name
      (f|given|fst) name
      firstname
      mei
      first
      given
      namae mei
    `,
  },
  'last-name': {
    phrase: `
      last name
      (family|second) name
      surname
      ラストネーム
    `,
    token: `
      姓
      氏
      苗字
      名字
      last
      family
      sei
    `,
    whole: `
      ((お|)名前|(ご|)氏名|ユーザ名|name)(姓|漢字姓)
    `,
    identifier: `
      last name
      (l|family|sur) name
      lastname
      surname
      sei
      last
      family
      myoji
    `,
  },
  upper: {
    phrase: `
      upper( field| box|)
      name 1
      (ユーザ名|氏名|名前)1
    `,
    token: `
      上段
      上
      上の欄
      上側
    `,
  },
  lower: {
    phrase: `
      lower( field| box|)
      name 2
      (ユーザ名|氏名|名前)2
    `,
    token: `
      下段
      下
      下の欄
      下側
    `,
  },
  'user-name': {
    phrase: `
      user name
      your name
      full name
      name of (the |)user
      ユーザ(の|)(お|)(名|氏名|名前)
      ユーザネーム
      姓名
    `,
    token: `
      氏名
      お名前
      名前
      ご氏名
      (お|)名前(漢字|)
    `,
    whole: `
      name
    `,
    identifier: `
      user name
      uname
      username
      shimei
      simei
      namae
    `,
  },
  /** The reading of a name: it has the name's words and is not the name. */
  kana: {
    phrase: `
      kana
      furigana
      フリガナ
      ふりがな
      カナ
      かな
      (ロマ|ローマ)字
      読み(仮名|方|)
      よみ
      phonetic
      reading
      romaji
      (alphabet|アルファベット|英字|英語)
    `,
    token: `
      セイ
      メイ
      せい
      めい
    `,
    identifier: `
      kana
      furi
      yomi
      ruby
      romaji
      phonetic
    `,
  },
  'not-a-name': {
    phrase: `
      company
      (file|group|login|department|middle|host|display|nick|screen|domain|folder|account|server) name
      nickname
      mail
      phone
      tel
      search
      會社
      会社
      (部署|組織|法人|企業|件|ファイル|グループ|ドメイン|表示|ログイン|アカウント|サーバ|学校|建物|銀行|支店|役職|商品)名
      ニックネーム
      電話
      メール
      検索
      緊急連絡先
    `,
    identifier: `
      company
      kaisha
      dept
      mail
      middle
      nick
    `,
  },
  'password-protect': {
    phrase: `
      password( |)protect(ion|ed|)
      protect(ed|ion|) (with|by) (a |)password
      (パスワード|pw|パス)(で|による|の|)保護
      パスワード(プロテクト|プロテクション|認証|ロック)
    `,
    identifier: `
      password protect
      passwd protect
      pass protect
      pw protect
      pwprotect
      pwd protect
    `,
  },
  yes: {
    token: `
      yes
      on
      enabled?
      valid
      effective
      active
      true
      y
      はい
      する
      有効(にする|)
      あり
      有
      有り
      使う
      (使用|利用|設定|保護|認証)する
      オン
      1
    `,
  },
  no: {
    token: `
      no
      off
      disabled?
      invalid
      ineffective
      inactive
      false
      n
      いいえ
      しない
      無効(にする|)
      なし
      無
      無し
      使わない
      (使用|利用|設定|保護|認証)しない
      オフ
      0
    `,
  },
  update: {
    whole: `
      update(my|your|)((user|account|personal|)(info|information|details|data|settings)|profile|)(now|button|u|)
      ((ユーザ|登録|会員|個人|アカウント|)(情報|内容|設定|データ|プロフィル)(を|の|))?更新(する|します|実行|ボタン|u|)
      (上記|この|以上|入力|変更)(の|した|)(内容|情報|)(で|を|に|)更新(する|します|)
      update(it|changes|this)
      更新update
      update更新
      koushin
      kousin
      koshin
    `,
  },
  'update-weak': {
    whole: `
      save(changes|andclose|settings|)
      apply(changes|)
      upd
      henkou
      henko
      change(s|password|settings|)
      touroku
      hozon
      (変更|設定|登録|内容|この内容|情報|ユーザ情報|パスワード)?(を|で|)(変更|保存|登録|設定|確定|反映|修正|適用|決定)(する|します|ボタン|)
      登録変更
    `,
  },
  /** What the page is called, and fields that only it and few others have. */
  'user-info': {
    phrase: `
      user'?s?( |)(info|information|data)
      ユーザ(の|)情報
      ユーザ設定
      個人情報(設定|変更|の変更)
      登録情報
    `,
  },
  /** All that headings of User Info are made of: what is left besides is somebody, or something else. */
  'own-page': {
    phrase: `
      user'?s? ?(info|information|data|name)
      (my|your|the|of|and|a|for) ?
      (edit|change|update|modify|modification|manage|view|current)s?
      (account|personal|profile|user|login|registered|basic)
      (info|information|details|settings|preferences|data|page|menu|form)
      profile
      passwords?
      e-?parcel
      secure( enterprise|)
      enterprise
      web
      browser
      system
      portal
      (ユーザ|お客様|会員|個人|アカウント|登録|基本|ログイン|自分)
      (情報|内容|設定|パスワード|プロフィール)
      (変更|編集|更新|修正|設定|入力|確認)
      (画面|ページ|メニュー|フォーム|マイページ|システム|ポータル)
      電子宅配便
      イーパーセル
      ブラウザ
      (の|と|を|する|および|ご|・)
    `,
  },
  company: {
    phrase: `
      company
      (organi(s|z)ation|enterprise|corporate)( name|)
      会社
      法人名
      組織名
      企業名
      (貴|御)社名
      勤務先
    `,
  },
  telephone: {
    phrase: `
      tel
      telephone
      phone
      phone number
      電話
    `,
  },
  /** The ID that the portal gave: shown, never changed there. */
  'login-id': {
    phrase: `
      e-?parcel id
      (user|login|member|account|employee|customer) id
      login( name|)
      account name
      (ユーザ|ログイン|会員|アカウント|社員|顧客)(id|番号|コード|名義)
      ログイン名
      アカウント名
    `,
    token: `
      id
      userid
      loginid
    `,
  },
  /** Headings and buttons of other pages. */
  'other-page': {
    phrase: `
      create
      sign ?up
      register
      join
      new (account|user|member|customer)
      add (a |)(user|member|account)
      set ?up your
      account setup
      registration form
      (user|new|member|account|event|online) registration
      activate
      activation
      (user|account|member) (management|list|admin|administration|maintenance)
      manage (users|accounts|members)
      administration
      administrator
      admin
      delete (user|account)
      members?
      guests?
      invit(e|ed|ation)
      sub( |-)?(account|user)s?
      address book
      emergency contact
      (edit|new|add) contact
      contacts
      contact (details|form|us)
      recipient
      shared
      (mail|e-mail|email) (settings|account|server)
      smtp
      cart
      checkout
      place order
      your order
      billing
      edit customer
      customer record
      employees?
      staff
      approv(e|al)
      applicant
      application form
      router
      wi-?fi
      forum
      wizard
      forgot
      reset (your |)password
      password reset
      (新規|会員|利用|無料|仮|本|アカウント|メンバ|ユーザの新規|イベント|参加)登録
      新規(会員|ユーザ|アカウント|作成|追加|申込|申し込み)
      (アカウント|ユーザ)(の|を|)(作成|追加|削除|登録|承認|招待)
      入会
      (お|)申(し|)込(み|)
      応募
      (ユーザ|アカウント|会員|メンバ|顧客|社員)(の|)(管理|一覧|検索|マスタ|メンテナンス)
      管理
      権限
      メンバ
      ゲスト
      招待
      サブ(アカウント|ユーザ)
      メール(の|)(設定|アカウント)
      メールサーバ
      共有
      アドレス帳
      緊急連絡先
      宛先
      カート
      注文
      購入
      社員
      従業員
      職員
      顧客
      取引先
      お客様登録
      初回
      初期設定
      パスワード(の|を|)(再設定|再発行|お忘れ|忘れ)
      (他の|別の)ユーザ
      さんの
      子ユーザ
      (child|other|another|selected) users?
      (user|account) (properties|record|maintenance)
      選択(した|された)
    `,
    whole: `
      ユーザ登録
    `,
  },
  /** Headings of another user's data, unless they say "User Info" too. */
  'other-user': {
    phrase: `
      (edit|modify|change|update) (a |the |)(user|account|customer)
      user (edit|details|profile|maintenance)
      (ユーザ|担当者|会員)(の|を|)(編集|変更|修正|詳細)
      担当者コド
    `,
  },
  /** What somebody's name may follow in a heading: "Customer: Taro". */
  person: {
    phrase: `
      (user|customer|client|account|employee|member|person|contact|owner)(s|)
      (user )?(info|information|data|profile|details)
      ユーザ
      顧客
      お客様
      社員
      会員
      アカウント
      メンバ
      対象者
      氏名
      名前
    `,
  },
  /** Whose data it is, where it is not one's own. */
  target: {
    phrase: `
      対象(者|ユーザ)
      編集(対象|中)
      代理
      on behalf of
      guest user
      ゲストユーザ
      administration
      管理(者|)(画面|メニュー)
      editing(:)
    `,
  },
  /** Somebody else's fields, by their owner. */
  'other-person': {
    phrase: `
      spouse
      supervisor
      contact person
      person in charge
      emergency
      代表者
      配偶者
      上司
    `,
  },
  /** Buttons that User Info does not have. */
  'other-purpose': {
    phrase: `
      (next|previous|delete( this| the)?) user
      (back to|return to)( the)?( user| users)? list
      (user list|list of users)
      send back
      (次|前)のユーザ
      ユーザ一覧
    `,
    whole: `
      delete
      remove
      add
      submit order
      buy
      send
      approve
      reject
      invite
      (ユーザ|アカウント|)(を|)(削除|追加|承認|却下|招待|停止|作成)(する|)
      送信(する|)
      申し込む
    `,
  },
  /** Fields that User Info does not have. */
  'other-field': {
    phrase: `
      roles?
      permissions?
      privileges?
      guest
      (mail|smtp|pop3|imap) server
      smtp
      pop3
      imap
      server name
      emergency contact
      contact (first|last)
      recipient (e-?mail|address|first|last|company)
      host
      shared folder
      i (agree|accept)
      agree to
      newsletter
      user group
      account (status|type)
      expir(y|es|ation)
      credit card
      card number
      coupon
      captcha
      権限
      ロール
      メールサーバ
      サーバ名
      ゲスト
      緊急連絡先
      共有
      フォルダ
      同意
      メールマガジン
      メルマガ
      有効期限
      利用停止
      (アカウント|契約|利用)(状態|種別|番号)
      ユーザ(種別|区分|グループ)
      クレジット
      画像認証
      locked?
      must change
      admin
      user type
      quota
      notify( the|) user
      ロック
      ユーザに通知
      次回ログイン
      生年月日
    `,
    whole: `
      recipients?(name|)
      ((select|choose)(a|the|)|)user
      ユーザ((を|の|)選択|)
      (宛先|受取人)(名|)
    `,
  },
} as const satisfies Record<string, Terms>;

/** What a word stands for. */
export type Concept = keyof typeof VOCABULARY;
