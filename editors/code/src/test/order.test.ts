import assert from "node:assert/strict";
import { test } from "node:test";

import { entries, type LockOrder } from "../order";

const at = (line: number) => ({
  uri: "file:///bank.rs",
  range: { start: { line, character: 0 }, end: { line, character: 1 } },
});

const order: LockOrder = {
  lock: "Bank.a",
  nodes: [
    { name: "Bank.a", declared: at(1) },
    { name: "Bank.b", declared: null },
    { name: "LOG", declared: null },
  ],
  edges: [
    { from: 0, to: 2, inCircle: false, witnesses: [{ function: "report", certain: false, steps: [] }] },
    {
      from: 0,
      to: 1,
      inCircle: true,
      witnesses: [
        {
          function: "pay",
          certain: true,
          steps: [
            { location: at(4), text: "locks `Bank.a`" },
            { location: at(5), text: "locks `Bank.b`" },
          ],
        },
      ],
    },
  ],
};

void test("circles come first, and each way leads to where the second lock is taken", () => {
  const [first, second] = entries(order);
  assert.equal(first?.label, "$(warning) Bank.a → Bank.b");
  assert.equal(first.description, "in pay");
  assert.equal(first.detail, "locks `Bank.a`, locks `Bank.b`");
  assert.deepEqual(first.location, at(5));
  assert.equal(second?.label, "Bank.a → LOG");
  assert.equal(second.description, "in report, perhaps");
  assert.equal(second.location, undefined);
});
