// Hostile characters are shown as pictures, and every place in the text stays where it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { picture } = await load("../src/judging/picture.ts");

test("the length stays, and nothing acts", () => {
  const text = "a\r\nb\u202Ec\u2066\u0007\u2028d\u0085🕊\r\u007F";
  const shown = picture(text);
  assert.equal(shown.length, text.length);
  assert.equal(shown, "a\u200B\nb\uFFFDc\uFFFD\u2407\nd\uFFFD🕊\n\uFFFD");
  assert.equal(picture("32 killed\n in حمص"), "32 killed\n in حمص");
});
