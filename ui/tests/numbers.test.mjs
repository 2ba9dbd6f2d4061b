// A toll's words give its bounds, with the words that lead up to them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { boundsIn } = await load("../src/coding/numbers.ts");
const said = (words, before) => {
  const { low, high, approximate } = boundsIn(words, before);
  return [low, high, ...(approximate ? ["about"] : [])];
};

test("a bare number is both bounds", () => {
  assert.deepEqual(said("32 people"), [32, 32]);
  assert.deepEqual(said("killed 1,200 people."), [1200, 1200]);
  assert.deepEqual(said("12,345,678"), [12345678, 12345678]);
  assert.deepEqual(said("32.", "In all over, "), [32, 32]);
});

test("words before a number bound it on one side only", () => {
  assert.deepEqual(said("at least 32"), [32, null]);
  assert.deepEqual(said("more than 40 dead"), [41, null]);
  assert.deepEqual(said("Over 1,000 died"), [1001, null]);
  assert.deepEqual(said("up to 50"), [null, 50]);
  assert.deepEqual(said("as many as 50"), [null, 50]);
  assert.deepEqual(said("fewer than 10"), [null, 9]);
  assert.deepEqual(said("no fewer than 10"), [10, null]);
  assert.deepEqual(said("no more than 10"), [null, 10]);
  assert.deepEqual(said("10 or more"), [10, null]);
});

test("about is both bounds, roughly", () => {
  assert.deepEqual(said("about 70"), [70, 70, "about"]);
  assert.deepEqual(said("at least some 70"), [70, null, "about"]);
});

test("the text before the chosen words counts too, where it touches them", () => {
  assert.deepEqual(said("40 dead", "The blast left more\nthan "), [41, null]);
  assert.deepEqual(said("least 32", "killed at "), [32, null]);
  assert.deepEqual(said("40 dead", "more than that, "), [40, 40]);
});

test("no number, or several, give no bounds", () => {
  assert.deepEqual(said("dozens"), [null, null]);
  assert.deepEqual(said("5 to 8"), [null, null]);
});
