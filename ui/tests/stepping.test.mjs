// Choosing words by keyboard: each key leads where its name says, and something always stays chosen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { wordsIn, step, nudge, grown } = await load("../src/judging/stepping.ts");
const TEXT = "Homs\nAt least 32 died. A general 🕊 too, in al-Waer.";
const words = wordsIn(TEXT);
const said = (chosen) => TEXT.slice(chosen.start, chosen.end);
const from = (text) => grown(words, TEXT.indexOf(text), TEXT.indexOf(text) + text.length);

test("words step one by one, and by sentences", () => {
  assert.equal(said(step(TEXT, words, null, "next", false)), "Homs");
  assert.equal(said(step(TEXT, words, from("32"), "next", false)), "died");
  assert.equal(said(step(TEXT, words, from("32"), "previous", false)), "least");
  assert.equal(said(step(TEXT, words, from("32"), "forward", false)), "A");
  assert.equal(said(step(TEXT, words, from("32"), "backward", false)), "At");
  assert.equal(said(step(TEXT, words, from("At"), "backward", false)), "Homs");
  assert.equal(said(step(TEXT, words, from("32"), "first", false)), "Homs");
  assert.equal(said(step(TEXT, words, from("32"), "last", false)), "Waer");
  assert.equal(said(step(TEXT, words, from("Waer"), "next", false)), "Waer");
  assert.equal(said(step(TEXT, words, from("Homs"), "previous", false)), "Homs");
});

test("a choice is extended, shrunk and turned at its moving end", () => {
  let chosen = from("32");
  chosen = step(TEXT, words, chosen, "next", true);
  assert.equal(said(chosen), "32 died");
  chosen = step(TEXT, words, step(TEXT, words, chosen, "previous", true), "previous", true);
  assert.equal(said(chosen), "least 32");
  chosen = step(TEXT, words, chosen, "previous", true);
  assert.equal(said(chosen), "At least 32");
  assert.equal(said(step(TEXT, words, chosen, "next", true)), "least 32");
});

test("letters are nudged, pairs as one, and nothing is chosen empty", () => {
  const dove = { start: TEXT.indexOf("🕊"), end: TEXT.indexOf("🕊") + 2, back: false };
  assert.equal(said(nudge(TEXT, from("general"), 1)), "general ");
  assert.equal(said(nudge(TEXT, nudge(TEXT, from("general"), 1), 1)), "general 🕊");
  assert.equal(said(nudge(TEXT, dove, -1)), "🕊");
  assert.equal(said(nudge(TEXT, from("general"), -1, "start")), " general");
  assert.equal(said(nudge(TEXT, from("Waer"), 1)), "Waer.");
  assert.equal(said(nudge(TEXT, nudge(TEXT, from("Waer"), 1), 1)), "Waer.");
});

test("what a mouse draws over grows to whole words", () => {
  const at = TEXT.indexOf("least");
  assert.equal(said(grown(words, at + 2, at + 7)), "least 32");
  assert.equal(said(grown(words, at + 2, at + 2)), "least");
  assert.equal(grown(words, at + 5, at + 5), null);
  assert.deepEqual(wordsIn(""), []);
  assert.equal(step("", [], null, "next", true), null);
});
