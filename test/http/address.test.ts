import { describe, expect, test } from "vitest";
import { addressOf } from "../../functions/visitor/address.ts";

const from = (sourceIp: string, forwarded?: string) => ({
  headers: { "x-forwarded-for": forwarded },
  requestContext: { http: { sourceIp } },
});

describe("whose request it is", () => {
  test.each([
    ["the front saw the visitor last but one", from("130.176.1.1", "203.0.113.7, 130.176.1.1"), "203.0.113.7"],
    [
      "what the visitor wrote in front of it counts for nothing",
      from("130.176.1.1", "10.0.0.1, 203.0.113.7, 130.176.1.1"),
      "203.0.113.7",
    ],
    ["a gateway that adds nothing", from("130.176.1.1", "10.0.0.1, 203.0.113.7"), "203.0.113.7"],
    ["no header", from("130.176.1.1"), "130.176.1.1"],
    ["a network of IPv6", from("130.176.1.1", "2001:db8:1:2:3:4:5:6, 130.176.1.1"), "2001:db8:1:2"],
  ])("behind a front: %s", (_, event, address) => {
    expect(addressOf(event, true)).toBe(address);
  });

  test("without a front the header is the visitor's own, and counts for nothing", () => {
    expect(addressOf(from("203.0.113.7", "10.0.0.1"), false)).toBe("203.0.113.7");
    expect(addressOf({ headers: {}, requestContext: {} }, false)).toBe("");
  });
});
