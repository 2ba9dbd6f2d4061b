// A corrected value: what it starts from, why it cannot be sent yet, and what is sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { corrected, fault, filled, summary } = await load("../src/judging/shapes.ts");
const span = (start, end) => ({ start, end, words: "w".repeat(end - start) });
const account = {
  id: 1,
  type: "suicide-bomb",
  main: true,
  date: { start: "2017-02-25", end: "2017-02-25", precision: "day", span: span(3, 9) },
  place: { name: span(20, 24), admin1: null, country: "SYR", span: span(20, 24) },
  tolls: [
    {
      ...{
        id: 7,
        effect: "killed",
        low: 32,
        high: null,
        approximate: false,
        victims: "unknown",
        part_of: false,
      },
      ...{ span: span(30, 42), source: null, group: span(40, 42) },
    },
  ],
  perpetrators: [],
  targets: [{ id: 9, ...span(50, 54) }],
  weapons: [],
  named_dead: [],
};
const at = (field, claim = null) => ({ account: 1, field, claim });

test("a toll starts from what is there and is sent whole", () => {
  const form = filled(account, at("tolls", 7));
  assert.equal(fault("tolls", form), "");
  assert.deepEqual(corrected("tolls", form), {
    ...{ effect: "killed", low: 32, high: null, approximate: false, victims: "unknown", part_of: false },
    ...{ span: { start: 30, end: 42 }, source: null, group: { start: 40, end: 42 } },
  });
});

test("no value without its words", () => {
  for (const field of ["tolls", "perpetrators", "targets", "weapons", "named_dead"])
    assert.match(fault(field, filled(account, at(field))), /^No value without its words/);
});

test("bounds are whole, in order, and at least one is given", () => {
  const form = filled(account, at("tolls", 7));
  const low = (low, high) => fault("tolls", { ...form, values: { ...form.values, low, high } });
  assert.equal(low(0, 0), "");
  assert.equal(low(null, 50), "");
  for (const [a, b] of [
    [null, null],
    [5, 4],
    [-1, 2],
    [1.5, 2],
    [1, 1e30],
  ])
    assert.notEqual(low(a, b), "");
});

test("a phrase is its own span", () => {
  assert.deepEqual(corrected("targets", filled(account, at("targets", 9))), { span: { start: 50, end: 54 } });
});

test("a place's name tells of it where no other words do", () => {
  const form = filled(account, at("place"));
  form.stretches.span = null;
  assert.equal(fault("place", form), "");
  assert.deepEqual(corrected("place", form).span, { start: 20, end: 24 });
  form.values.country = "Syria";
  assert.match(fault("place", form), /three capital letters/);
});

test("days are in order, and said once where they are one", () => {
  const form = filled(account, at("date"));
  assert.equal(fault("date", form), "");
  assert.equal(
    summary("date", form, () => "Saturday"),
    "one day; 25 February 2017; the words that date it: “Saturday”",
  );
  form.values.end = "2017-02-24";
  assert.equal(fault("date", form), "The last day is before the first.");
});

test("what is no list is a field of the account", () => {
  assert.deepEqual(corrected("type", filled(account, at("type"))), { type: "suicide-bomb" });
  assert.deepEqual(corrected("main", filled(account, at("main"))), { main: true });
});
