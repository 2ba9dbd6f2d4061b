// Offsets: every span of a text with characters of one and of two units is found again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { Offsets } = await load("../src/parts/offsets.ts");
const TEXTS = ["", "Homs", "🕊 32 killed in حمص, 𝒳 said 🕊🕊", "\u{10FFFF}", "a🕊", "é́ 32\n🕊\n"];

test("code points to units and back, as by hand", () => {
  for (const text of TEXTS) {
    const offsets = new Offsets(text);
    const points = [...text];
    assert.equal(offsets.length, points.length);
    for (let start = 0; start <= points.length; start++) {
      const unit = points.slice(0, start).join("").length;
      assert.equal(offsets.toUnit(start), unit);
      assert.equal(offsets.toPoint(unit), start);
      for (let end = start; end <= points.length; end++)
        assert.equal(offsets.slice(start, end), points.slice(start, end).join(""));
    }
  }
});

test("a unit within a pair is that pair's", () => {
  const offsets = new Offsets("a🕊b");
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((unit) => offsets.toPoint(unit)),
    [0, 1, 1, 2, 3],
  );
});
