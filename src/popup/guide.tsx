/** The way in, step by step, ticking itself off as evidence arrives. */
import type { CertificateStatus } from '../portal/certificate/status';
import { type GuideStep, guideFor, type Surroundings } from '../portal/guide';
import { type Milestone, type MilestoneState, type Visit, wayIn } from '../portal/way-in';
import { say } from '../shared/strings';
import { Glyph } from './glyph';
import { Tool, type ToolSetting } from './guide-tools';
import { MILESTONE_NAMES, MILESTONE_SIGNS, STEP_TEXTS } from './guide-words';
import { wayToSignIn } from './portal-way';
import { sayStep } from './say-step';
import { Sentence } from './sentence';
import type { StatusView } from './status-view';
import type { StatusWords } from './words';

interface Props {
  readonly status: CertificateStatus;
  readonly view: StatusView;
  readonly visit: Visit;
  readonly surroundings: Surroundings;
  readonly setting: ToolSetting;
}

/** Beyond the certificate, what to do is the same for everybody. */
const BEYOND: Readonly<Partial<Record<Milestone, readonly GuideStep[]>>> = {
  'user-info': [{ text: 'user-info', tools: [{ kind: 'open-user-info' }] }],
  update: [{ text: 'update', tools: [{ kind: 'open-user-info' }] }],
};

/** The guide's first line. */
type Found = Pick<StatusWords, 'tone' | 'glyph' | 'headline'>;

interface StepProps {
  readonly step: GuideStep;
  /** Date and time by this computer's clock. */
  readonly sayPresent: () => string;
  readonly setting: ToolSetting;
}

function Step({ step, sayPresent, setting }: StepProps) {
  const { text, tools = [] } = step;
  const toolSetting = text === 'sign-in' ? { ...setting, way: wayToSignIn(setting.way) } : setting;
  return (
    <li data-step={text}>
      <Sentence text={sayStep(STEP_TEXTS[text], sayPresent)} />
      {tools.length > 0 && (
        <span class="tools">
          {tools.map((tool) => (
            <Tool key={tool.kind} tool={tool} setting={toolSetting} />
          ))}
        </span>
      )}
    </li>
  );
}

function Mark({ state, number }: { readonly state: MilestoneState; readonly number: number }) {
  const { glyph } = MILESTONE_SIGNS[state];
  return (
    <span class="mark" aria-hidden="true">
      {glyph === null ? number : <Glyph name={glyph} />}
    </span>
  );
}

/** What was found: a certificate that works is not all where the sign-in fails. */
function foundIn({ state, cause }: CertificateStatus, { words }: StatusView): Found {
  return state === 'accepted' && cause === 'sign-in-failed'
    ? { tone: 'warning', glyph: 'locked', headline: 'popup_notice_failed' }
    : words;
}

/** The guide. */
export function Guide({ status, view, visit, surroundings, setting }: Props) {
  const way = wayIn(status, visit);
  const isDone = way.every(({ state }) => state === 'done');
  const { tone, glyph, headline } = foundIn(status, view);
  return (
    <section class="guide" data-tone={tone} aria-label={say('popup_guide_title')}>
      <p class="found">
        <Glyph name={glyph} />
        {say(isDone ? 'popup_guide_done' : headline)}
      </p>
      <ol class="way">
        {way.map(({ milestone, state }, index) => (
          <li
            key={milestone}
            data-milestone={milestone}
            data-state={state}
            aria-current={state === 'here' || state === 'stuck' ? 'step' : undefined}
          >
            <Mark state={state} number={index + 1} />
            <span class="name">
              {say(MILESTONE_NAMES[milestone])}
              <span class="heard-only"> – {say(MILESTONE_SIGNS[state].said)}</span>
            </span>
            {(state === 'here' || state === 'stuck') && (
              <ol class="steps">
                {(BEYOND[milestone] ?? guideFor(status.cause, surroundings)).map((step) => (
                  <Step
                    key={step.text}
                    step={step}
                    sayPresent={view.sayPresent}
                    setting={setting}
                  />
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
