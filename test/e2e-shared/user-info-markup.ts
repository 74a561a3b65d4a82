/** A User Info page that the stand-in does not serve, for what stands around it. */

/** Of each document, until Update has got through. */
export const TITLE = 'e-Parcel';

export const FIELDS = `<h1>User Info</h1> User name: first name <input data-part="firstName" name="first" value="Hana">
  last name <input data-part="lastName" name="last" value="Sato"><br>
  New Password: <input data-part="newPassword" name="new" type="password"><br>
  New Password (re-enter): <input data-part="reEntry" name="again" type="password"><br>`;

/** Says that Update has got through, in the title of the whole tab. */
export const SENT = "top.document.title = 'sent'";

export const PRESSED = `<button type="button" data-part="update" onclick="${SENT}">Update</button>`;
export const FORM = `<form onsubmit="${SENT}; return false">${FIELDS}<button data-part="update">Update</button></form>`;

/** @returns a whole document */
export const inDocument = (body: string): string =>
  `<!DOCTYPE html><html lang="en"><title>${TITLE}</title>${body}</html>`;

/** Defines an element that draws markup into an open shadow root of its own. */
export const define = (name: string, markup: string): string => `
  customElements.define('${name}', class extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(markup).replaceAll('</', '<\\/')};
    }
  });`;
