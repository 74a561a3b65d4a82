/** What the contenders use of libraries that bring no types along, or none that can be resolved. */

declare module 'just-validate' {
  export const Rules: {
    readonly MinLength: 'minLength';
    readonly MaxLength: 'maxLength';
    readonly CustomRegexp: 'customRegexp';
  };
  interface Rule {
    readonly rule?: (typeof Rules)[keyof typeof Rules];
    readonly value?: number | RegExp;
    readonly validator?: (value: string) => boolean;
    readonly errorMessage: string;
  }
  export default class JustValidate {
    constructor(form: HTMLFormElement, config: { readonly validateBeforeSubmitting: boolean });
    addField(field: HTMLInputElement, rules: readonly Rule[]): this;
  }
}

declare module 'pristinejs' {
  export default class Pristine {
    constructor(form: HTMLFormElement, config: Readonly<Record<string, string>>, live: boolean);
    addValidator(
      field: HTMLInputElement,
      isMet: (value: string) => boolean,
      message: string,
      priority: number,
      halt: boolean,
    ): void;
  }
}

declare module 'jquery' {
  interface Rules {
    readonly [rule: string]: number | string | boolean;
  }
  interface Query {
    /** Of jquery-validation. */
    validate(options: {
      readonly onkeyup: false;
      readonly rules: Readonly<Record<string, Rules>>;
      readonly messages: Readonly<Record<string, Readonly<Record<string, string>>>>;
    }): void;
    /** Of jquery-validation: checks one field, and shows its message. */
    valid(): boolean;
    /** Of Parsley. */
    parsley(): void;
    on(type: string, selector: string, listener: (this: HTMLElement) => void): void;
  }
  const jQuery: {
    (what: HTMLElement): Query;
    readonly validator: {
      addMethod(
        name: string,
        isMet: (value: string, field: HTMLInputElement, parameter: string) => boolean,
      ): void;
    };
  };
  export default jQuery;
}

declare module 'jquery-validation';

declare module 'parsleyjs' {
  const Parsley: {
    addValidator(
      name: string,
      validator: {
        readonly requirementType: 'boolean';
        readonly validateString: (value: string) => boolean;
      },
    ): void;
  };
  export default Parsley;
}
