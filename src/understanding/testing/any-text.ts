import fc from "fast-check";

/** Text of any UTF-16 units, lone surrogates, controls and marks included; half of it plain words. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength }).map((units) => String.fromCharCode(...units)),
    fc.array(fc.integer({ min: 0x20, max: 0x7e }), { maxLength }).map((units) => String.fromCharCode(...units)),
  );
