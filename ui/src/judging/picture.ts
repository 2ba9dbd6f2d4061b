// A text made harmless for showing without changing its length, so that places in it stay where they are.

const TURNS = /[\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB\u0080-\u009F\u007F]/g;
const CONTROLS = /[\u0000-\u0008\u000B-\u001F]/g;

/** The same number of UTF-16 units, with every character that would act instead of being read as a picture. */
export function picture(text: string): string {
  return text
    .replace(/\r(?=\n)/g, "\u200B")
    .replace(/[\r\u2028\u2029]/g, "\n")
    .replace(TURNS, "\uFFFD")
    .replace(CONTROLS, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)));
}
